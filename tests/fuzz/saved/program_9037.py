# Made by tests/fuzz/programs.py, seed 9037.
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
        attribute = [i for i in 'abca' if i != 1]
        def __index__(self): return 2
        def __repr__(self): return 'K()'
    k = K()
    show(len(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(list(range(1.5, True)))
        except (KeyError, IndexError) as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show('abc'.count('l'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = ('%e' % (c,))
        def __call__(self, *a): return a
        def __repr__(self): return 'K()'
    k = K()
    show(bool(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = len(1.5[-1:0:1])
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(3)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match callable(10**20):
        case 'abc':
            show('case', 0)
        case 'abc':
            show('case', 1)
        case -1:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = ((lambda x, *y, z=a: (x, y, z))(2[5], [(e & 'k'), 40[-100:2:1]]), (1, 2)[1:2:1], )
    show(a, b)
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
    g = outer(float('Hello World'))
    show(g(), g(40), g.__name__, len(g.__closure__))
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
    g = outer(('Hello World' >> [1]))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = [divmod(e, 5), ''.upper()]
except Exception as error:
    show(type(error).__name__, error)
try:
    show('Hello World'.title())
except Exception as error:
    show(type(error).__name__, error)
try:
    show((('x' * 5) >> [1]))
except Exception as error:
    show(type(error).__name__, error)
try:
    show('abc'.splitlines())
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 2
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.count(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(2)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    c &= 0
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (lambda x, *y, z=e: (x, y, z))((a & 2), z='12'.title()):
        case K(attribute=z):
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        if i == 2:
            continue
        show(i, [-i for i in {1: 2, 3: 4}])
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(2)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a &= 3
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(3)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match ([(-2**61 not in '\n'), (2**62 - 1 != 2**31)] is not (b'\x00\xff' // 2)):
        case -1:
            show('case', 0)
        case 2.5:
            show('case', 1)
        case int(n):
            show('case', 2)
        case K(attribute=z):
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (-1000003):
        case (x, y):
            show('case', 0)
        case {'k': v}:
            show('case', 1)
        case 2.5:
            show('case', 2)
        case 1 | 2 as n:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((+isinstance({i: (b not in 'a') for i in [3, 1, 2]}, (int, str))))
except Exception as error:
    show(type(error).__name__, error)
