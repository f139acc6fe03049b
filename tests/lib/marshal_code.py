# Code objects through marshal.
import marshal

source = '''
import sys
def f(a, b=2, *c, d=4, **e):
    "doc"
    x = [i * a for i in range(b)]
    def g(): return a + len(x)
    class C:
        y = 1.5
        def m(self): return self.y, g()
    try:
        1 / 0
    except ZeroDivisionError as err:
        r = str(err)
    match x:
        case [1, *_]: q = 'one'
        case _: q = (1, 2, "a", b"c", None, ..., -0.0, frozenset((1, 2)), 10 ** 30)
    return x[::-1], C().m(), r, q, d, e, c
def gen(n):
    while n:
        n -= 1
        yield n
print(f(1, 2, 3, z=5), list(gen(4)), f.__doc__, f.__code__.co_varnames)
'''
code = compile(source, 'stored.py', 'exec')
for version in range(5):
    data = marshal.dumps(code, version)
    back = marshal.loads(data)
    print(version, back == code, back is code, back.co_filename, back.co_names == code.co_names)
exec(back, {})
exec(source.replace('print', '0 and print'), (space := {}))
pair = marshal.loads(marshal.dumps([space['f'].__code__, {'k': space['gen'].__code__}]))
print(pair[0].co_name, pair[1]['k'].co_flags == space['gen'].__code__.co_flags)
f = type(lambda: 0)(pair[1]['k'], {})
print(list(f(3)))

try:
    marshal.dumps(code, allow_code=False)
except ValueError as e:
    print(e)
try:
    marshal.loads(data, allow_code=False)
except ValueError as e:
    print(e)

print(marshal.dumps({'b', 'a', 'c'}) == marshal.dumps({'c', 'b', 'a'}))
