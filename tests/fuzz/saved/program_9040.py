# Made by tests/fuzz/programs.py, seed 9040.
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
            raise ValueError('v') from TypeError(5)
        except ValueError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((lambda x, *y, z=-1: (x, y, z))(f'{c!s:>12}|{e:>8}', format(c, 'c'), *'xy'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f([hex(-2.25), getattr(b, 'imag', 'none')], *'xy'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f(*(1, 2), z=f'{d!s:>12}|{e:x}'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f(1[-3:-3:2], z=(0.0 > '')))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.insert(1, 'i'), d)
    d[-3::1] = (e is not b)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        if i == 2:
            continue
        show(i, (+d))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(3[None:2:2])
except Exception as error:
    show(type(error).__name__, error)
try:
    show((lambda x, *y, z='': (x, y, z))((b'' == c), ('abc' @ [1]), *5))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = ((float('nan') if 1e-7 else '  pad ') <= float(b) < d)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = [f'{b!a:>12}|{e:e}', ('Hello World' @ 40)]
        def __bool__(self): return 7
        def __repr__(self): return 'K()'
    k = K()
    show(k == 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
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
    g = gen(2)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 2: break
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
            n -= y
            return n
        return inner
    g = outer(('%+d' % (c,)))
    show(g(), g(3), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = 40[-1:2]
        def __hash__(self): return 5
        def __repr__(self): return 'K()'
    k = K()
    show(k + 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([(i, i) for i in (1, 'x', None)])
except Exception as error:
    show(type(error).__name__, error)
try:
    d = f'{e!r:>12}|{c:s}'
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((d == 3.141592653589793))
        except (KeyError, IndexError) as e2:
            raise
        else:
            show('else')
        finally:
            show({i: () for i in b'ab' if i > 1})
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(0)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f((('x' * 5) & True), format(b, 'e'), *(1, 2), z=('%(a)s' % (-0.0,))))
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
    g = outer((e @ [1]))
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((3.141592653589793 if None else a) < (+a)))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2)
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((c | [1]))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError from TypeError(5)
        except LookupError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((0 * 5))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        show(i, dict(-2.25))
    show(len(repr(e)))
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
    g = outer((10**20 ** -1))
    show(g(), g([1]), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
