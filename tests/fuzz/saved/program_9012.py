# Made by tests/fuzz/programs.py, seed 9012.
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
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show('\u20ac\xe9'.center(9, '*'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = 3[0:]
except Exception as error:
    show(type(error).__name__, error)
try:
    show((-0.0 not in float(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((format(True['k'], '#x') and (-'Hello World')))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = [[]]
    show(a, b)
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
    g = gen(0)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(ascii((-(3**50) != e >= 10**20)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((max(i for i in (1, 'x', None)) @ 5))
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
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match pow(-1, 5, 2):
        case {'k': 1, **rest}:
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((e is 255) * 40))
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = (-2**61 != f'{d!r:>12}|{b:<8}')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d |= 3
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    c &= 40
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = ((lambda x, *y, z=c: (x, y, z))(z=(e * (1, 2))) - 5)
except Exception as error:
    show(type(error).__name__, error)
try:
    a %= None
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = hash(1e16)
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
    g = outer((2 % 0))
    show(g(), g([1]), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (7 - 0)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(({3: -1} != list(range(1, 2))))
except Exception as error:
    show(type(error).__name__, error)
try:
    match b[-100:-3:-1]:
        case 'abc':
            show('case', 0)
        case [1, [x, _]]:
            show('case', 1)
        case 1 | 2 as n:
            show('case', 2)
        case 'abc':
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    b -= 5
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = [str(i) for i in 7]
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
    g = outer((c & 3))
    show(g(), g(3), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
