# Made by tests/fuzz/programs.py, seed 9004.
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
    n = 0
    while n < 5:
        n += 2
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n += y
            return n
        return inner
    g = outer((1 // 1.5))
    show(g(), g(1.5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = (b >= e)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d %= (1, 2)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n -= y
            return n
        return inner
    g = outer({i: {b: -13} for i in 'abca' if i})
    show(g(), g(b), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = format((), '>8')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show('a,b,,c'.zfill(6))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        show(i, (2**62 - 1 ** 3))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d *= 'k'
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 4: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = {-1: 7, (1, 2): a}
        def __getattr__(self, n): return n.upper()
        def __repr__(self): return 'K()'
    k = K()
    show(k != 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(int('12', 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = format(hash(2), 'c')
except Exception as error:
    show(type(error).__name__, error)
try:
    b &= (1, 2)
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(1[True])
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(), d)
    d[0:100] = b[-1:0:-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match sorted(format('a,b,,c', 'b')):
        case -1:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(0)
    show(list(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match '  pad '.swapcase():
        case {'k': v}:
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case 0:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (b <= list(range('k', (1, 2))) != -1):
        case [x]:
            show('case', 0)
        case True:
            show('case', 1)
        case {'k': 1, **rest}:
            show('case', 2)
        case str() | bytes():
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n += y
            return n
        return inner
    g = outer(2[0:-100:1])
    show(g(), g(1.5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.clear(), d)
    del d[1.0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(0)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = (+d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((lambda x, *y, z=e: (x, y, z))(*5, z=(b @ -1)))
except Exception as error:
    show(type(error).__name__, error)
