# Made by tests/fuzz/programs.py, seed 9018.
def show(*values):
    print(*[v if type(v) is str else repr(v)[:300] for v in values])

class Own(Exception):
    pass

class Base:
    attribute = 'base'

class K(Base):
    pass

a, b, c, d, e = 5, [1, 2, 3], 'text', {1: 'one', 'k': 2}, 2.5
try:
    class K(Base, metaclass=type):
        attribute = (float('inf') - 1.5)
        def __index__(self): return 2
        def __repr__(self): return 'K()'
    k = K()
    show(repr(k)[:4])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(''.expandtabs(3))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = 'Hello World'.find('b')
except Exception as error:
    show(type(error).__name__, error)
try:
    show({[1]: c, 5: 10**20})
except Exception as error:
    show(type(error).__name__, error)
try:
    b += 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{b!s:>12}|{c:%}')
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f(format(c, '=+9'), (2 or d)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=repr, reverse=True), d)
    del d[-100:None:2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((lambda x, *y, z=b: (x, y, z))((-2**61 is 1), **{}) == a))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        show(i, ())
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(3)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('%-6s|' % (0,)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.append(9), d)
    d[-3:None] = (1000003 in 255)
    del d[True]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(type((True or ('x' * 5))).__name__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(99), d)
    d[1:0] = chr(1)
    del d[None:0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f(sum(i for i in 7 if i), [], *[], z=str('a,b,,c'), **{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 2
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(float((b'abc' and ('a' < d >= float('nan')))))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(2)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((+False) ^ -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = hex((2 >= d != 1e-7))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format((-0.0 + None), '!r'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = '  pad '.upper()
        def __bool__(self): return 7
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (('%%' % (1.5,)) < b >= ('x' * 5).count('l'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d //= (1, 2)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
