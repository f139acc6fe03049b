# Made by tests/fuzz/programs.py, seed 9033.
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
    try:
        try:
            show(f'{c!r:>12}|{c:o}')
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(-1[:-3])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([(-1 and ()), -1['k'], *'ab'])
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.index(2), d)
    d[-3:0] = tuple(i for i in range(10, 0, -3) if i > 1)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((*range(3), None[0:-1], ))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 0.5
        if n == 4: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        show(i, '  pad '.title())
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({(1, 2): 255, b: (c is 10**20), -1: ascii(('x' * 5))})
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(), d)
    d[1:-100] = ('x' * 5).endswith(('c', 'd'))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (('a' is d) @ 3):
        case int(n):
            show('case', 0)
        case -1:
            show('case', 1)
        case 1 | 2 as n:
            show('case', 2)
        case other:
            show('other', other)
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
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except LookupError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((-e))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        show(i, b[None:0:-2])
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n *= y
            return n
        return inner
    g = outer([5[:None:0], *{1: 2}])
    show(g(), g(0), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(1[-3:-100])
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (+d)
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k < k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format(False, '<8'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x):
        '''doc'''
        return x,
    show(f(*[]))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (float('inf') >= 10**20 == a)
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
    g = gen(0)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = 40[-100:-100:0]
        def __add__(self, o): return ('add', o)
        def __repr__(self): return 'K()'
    k = K()
    show(repr(k)[:4])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = 0[-100:None:-2]
        def __eq__(self, o): return o == 1
        def __repr__(self): return 'K()'
    k = K()
    show(k == 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    b *= -1
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.copy(), d)
    del d[True]
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
    g = outer(('Hello World' ** 0))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
