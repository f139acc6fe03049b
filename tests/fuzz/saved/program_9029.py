# Made by tests/fuzz/programs.py, seed 9029.
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
                got = yield i * i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(2)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except LookupError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((-1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = max((None | 'k'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format(pow(1, (1, 2), 1.5), '%'))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = (d & [1])
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((not ...) is not (1, 2)[None:1:0]))
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
    g = outer([[i for i in [3, 1, 2] if i], (lambda x, *y, z='12': (x, y, z))()])
    show(g(), g(40), g.__name__, len(g.__closure__))
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
    g = gen(3)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise StopIteration(3)
        except Exception as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(tuple(7))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(abs(ord('abc')))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (b >= max(10**20) <= {3: 2, b: 0}):
        case [x, *rest]:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(bool(''))
except Exception as error:
    show(type(error).__name__, error)
try:
    d |= (1, 2)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = '\u20ac\xe9'.swapcase()
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        e = i
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update({7: 8}), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.clear(), d)
    show(d)
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
    g = outer([format(1e308, 'd'), (-c), (lambda x, *y, z=a: (x, y, z))((a + 1), (e @ [1]))])
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('%s' % ('a,b,,c'.index('zz'),)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({40: b})
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in [1, None, 2]:
        show(i, (7 + -1))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = int(any(-i for i in [3, 1, 2] if i > 1))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = (1000003 % [1])
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x=[]):
        '''doc'''
        return x,
    show(f(complex(1, 40), [i * 2 for i in 'abca' if i]))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.count(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
