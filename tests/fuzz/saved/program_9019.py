# Made by tests/fuzz/programs.py, seed 9019.
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
    def gen(n):
        try:
            for i in range(n):
                got = yield i
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
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    d[2:-3:1] = abs(2**62 - 1)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = {}
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show(sorted([k, k])[0] is k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in [1, None, 2]:
        if i == 'y':
            break
        e = i
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = (1 if (+1e308) else (0 <= c))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f(format(b, 'b'), (a ^ 1)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.reverse(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f(**{1: 2}))
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
    g = gen(3)
    show(list(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(('  pad ' == c))
        except (KeyError, IndexError) as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(chr(True))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.items(), d)
    d[-3:-100:2] = ('\u20ac\xe9' if 255 else '  pad ')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((lambda x, *y, z='  pad ': (x, y, z))((1e16 is b), *5) ** 0))
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
    g = outer((-2.25 ^ 5))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(list(callable((e * 1))).extend((1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    c |= None
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(('  pad ' ** (1, 2)))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = ''.removeprefix('a')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d *= 40
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.remove(1), d)
    d[None:0] = (1000003 // True)
    del d[:-3]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((format('Hello World', '+') ^ (1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 0.5
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        if i == 'y':
            continue
        show(i, '\n'.format(1, 2))
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
    g = outer(len(str(i) for i in {1: 2, 3: 4} if i != 1))
    show(g(), g(40), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((2**62 - 1 | 1))
except Exception as error:
    show(type(error).__name__, error)
