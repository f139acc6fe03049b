# Made by tests/fuzz/programs.py, seed 9001.
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
    show(-1[:2:0])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2) from TypeError(5)
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(((1.5 in e), ))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (e == a)
        def __bool__(self): return False
        def __repr__(self): return 'K()'
    k = K()
    show(str(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
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
    g = outer(list(enumerate(b'', 1)))
    show(g(), g(1.5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = {None: (10**20 or 7), True: (lambda x, *y, z=1e308: (x, y, z))((a < 'a,b,,c'), ((255 in 2**62 - 1), (not 2), ), *'xy', z={3: b, 2: 2**62 - 1, 40: 2**31})}
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
    g = outer('Hello World'.replace('a', 'bb'))
    show(g(), g(3), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 2
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f(list(b'').extend((1, 2)), (-2**61 <= -2**61)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (255 * -1)
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(list(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (hex(2**62 - 1) - 2):
        case {'k': 1, **rest}:
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
            yield from range(2)
        finally:
            show('closed')
    g = gen(2)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError from TypeError(5)
        except Own as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(list(zip(c, 1e16)))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (1 / 'k')
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k != 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (bytearray(b'xyz') if 0.0 else f'{e!a:>12}|{b:#x}')
except Exception as error:
    show(type(error).__name__, error)
try:
    show([('%o' % (0,)), {i: (all([i] for i in range(10, 0, -3) if i), type(b).__name__, 40[1.0], ) for i in b'ab'}])
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
    g = outer((a - (1, 2)))
    show(g(), g(5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    c *= 3
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
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
    for i in 'xyz':
        show(i, ('' / 40))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((list(filter(None, [(b % 1.5) for i in 7 if i > 1])) ^ -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(2)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(callable('  pad '.expandtabs(3)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, /, y):
        '''doc'''
        return x, y
    show(f('12'.rjust(7)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(0)
    show(max(g))
    show(next(g, 'end'))
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
    g = outer(callable(2**62 - 1))
    show(g(), g(True), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
