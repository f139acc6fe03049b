# A stored code object that anybody has changed is refused, whatever was changed.
import marshal

def source(a, *b, c=1):
    try:
        return [x + a for x in b] or {**{'k': c}}
    finally:
        a = lambda: b

code = source.__code__
data = marshal.dumps(code)
print(marshal.loads(data) == code)
refused = 0
for i in range(1, len(data)):
    for bit in 1, 16, 128:
        changed = bytearray(data)
        changed[i] ^= bit
        try:
            print(i, bit, marshal.loads(bytes(changed)))
        except (ValueError, EOFError):
            refused += 1
print(refused == 3 * (len(data) - 1))
for cut in range(len(data)):
    try:
        print('cut', cut, marshal.loads(data[:cut]))
    except (EOFError, ValueError):
        pass

# Two genuine ones mixed.
other = marshal.dumps((lambda: 1).__code__)
for i in range(5, min(len(data), len(other)), 3):
    try:
        print('mixed', i, marshal.loads(data[:i] + other[i:]))
    except (EOFError, ValueError):
        pass

# replace() lets nothing through that the instructions cannot stand.
def outer(a, b=2, *, c):
    n = 1
    def inner():
        return n + a
    return inner, dict(k=1, z=b)

code = outer.__code__
def attempt(**fields):
    try:
        changed = code.replace(**fields)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        return
    function = type(outer)(changed, globals(), 'f', (2,))
    function.__kwdefaults__ = {'c': 3}
    try:
        print(function(1)[1])
    except NameError as e:
        print(e)

constants = code.co_consts
for flag in range(31):
    try:
        code.replace(co_flags=code.co_flags ^ 1 << flag)
        print('flag', flag)
    except ValueError:
        pass
attempt(co_consts=())
attempt(co_consts=tuple(None for c in constants))
attempt(co_consts=tuple((lambda: 0).__code__ if hasattr(c, 'co_code') else c for c in constants))
attempt(co_consts=tuple(('a',) * 9 if c == ('k', 'z') else c for c in constants))
attempt(co_consts=tuple(5 if c == 1 else c for c in constants))
attempt(co_consts=constants)
attempt(co_argcount=7)
attempt(co_code=b'xyz')
attempt(co_firstlineno=-1)
attempt(co_linetable=b'\xff' * 50)

for table in b'', b'\xff' * 50, b'\x80' * 9, bytes(range(256)), b'\x01\xff\xff\xff\xff\x7f' * 9:
    changed = code.replace(co_linetable=table)
    list(changed.co_lines())
    list(changed.co_positions())
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        changed.co_lnotab
    try:
        exec(changed.replace(co_name='g'), {})
    except TypeError as e:
        print('no arguments' if 'argument' in str(e) else e)

# Names and the size of the stack may be changed where nothing depends on them.
attempt(co_names=code.co_names)
attempt(co_names=())
attempt(co_names=('nothing_such',) * len(code.co_names))
attempt(co_varnames=('x', 'y', 'c', 'n'))
attempt(co_varnames=('x',))
attempt(co_varnames=(1, 2))
attempt(co_stacksize=code.co_stacksize + 40)
attempt(co_stacksize=0)
attempt(co_stacksize=10 ** 6)
def counted(first, second=2):
    total = first + second
    return (lambda: total), total
renamed = counted.__code__.replace(co_varnames=('one', 'two'), co_cellvars=('sum',), co_stacksize=200)
print(renamed.co_varnames, renamed.co_cellvars)
g = type(outer)(renamed, globals(), 'g', (2,))
print(g(one=5)[1], g(5, two=6)[1], g(1)[0]())
try:
    g(first=5)
except TypeError as e:
    print(e)
inner = g(1)[0].__code__
print(inner.replace(co_freevars=('other',)).co_freevars)
