# Made by tests/fuzz/programs.py, seed 9011.
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
            raise Own(1, 2)
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show('  pad '.swapcase())
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(-1[0:-1:2])
except Exception as error:
    show(type(error).__name__, error)
try:
    show((5[100:-1:1] - 5))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (255 == a <= 1000003)
        def __len__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(str(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (format(e, '10') <= ord(('x' * 5))):
        case str() | bytes():
            show('case', 0)
        case [1, [x, _]]:
            show('case', 1)
        case {'k': v}:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show({b: (a or 1e-7), b: 'k'[-1::-1]})
except Exception as error:
    show(type(error).__name__, error)
try:
    a %= -1
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = (i, e)
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.copy(), d)
    d[0:] = sorted((c > 1.5) for i in range(5))
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (~1.5[2:-100:2]):
        case None:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = ('\u20ac\xe9' / -1)
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
    g = outer((('x' * 5) % 1))
    show(g(), g(b), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise StopIteration(3) from TypeError(5)
        except ValueError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(sorted(d))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (e if '' else b)
        def __neg__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(f'{k:x}')
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show('a'.replace('a', 'bb'))
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
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = (lambda x, *y, z=b: (x, y, z))('a'.lower(), (e - 1), z=(~a), **{})
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(2[1:None])
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
    g = outer((a @ True))
    show(g(), g([1]), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.pop(1), d)
    del d[5]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((d >> 5) @ -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    a //= 40
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((1 << 1.5) if (2**31 ^ 3) else d))
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
    g = outer((c * 5))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (None - 1.5)
        def __index__(self): return 2
        def __repr__(self): return 'K()'
    k = K()
    show(bool(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
