# Made by tests/fuzz/programs.py, seed 9010.
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
    b = [(d | -1), (b / [1]), *range(3)]
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = (1.5 / [1])
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (complex(None, 5), ascii('\n'), ):
        case {'k': 1, **rest}:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise StopIteration(3)
        except Exception as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(format('\n', '#x'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = []
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        show(i, int(c))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = ('%-6s|' % (e,))
        def __getattr__(self, n): return n.upper()
        def __repr__(self): return 'K()'
    k = K()
    show(3 * k)
    show(k.attribute, K.__name__, isinstance(k, Base))
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
    for i in [1, None, 2]:
        if i == 'y':
            break
        show(i, ('' / -1))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((lambda x, *y, z=('%c' % (('Hello World' or e),)): (x, y, z))(('x' * 5).strip(), **{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    match True[1:None:2]:
        case {'k': v}:
            show('case', 0)
        case int(n):
            show('case', 1)
        case [x]:
            show('case', 2)
        case None:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((255 >= str(len(c))))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)]) from TypeError(5)
        except Exception as e2:
            raise
        else:
            show('else')
        finally:
            show(max(e))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f(*5, **{'z': 1}))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (c << 'k')
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = ('x' * 5).format(1, 2)
        def __add__(self, o): return ('add', o)
        def __repr__(self): return 'K()'
    k = K()
    show(k < k)
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
    g = outer((a ** None))
    show(g(), g('k'), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError
        except Own as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((2**62 - 1 and b))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = '\u20ac\xe9'.rjust(7)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.get(1), d)
    d[-100:1] = (c ^ 1.5)
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (() << 2):
        case 1 | 2 as n:
            show('case', 0)
        case float(n) if n > 0:
            show('case', 1)
        case None:
            show('case', 2)
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
            return n
        finally:
            show('closed')
    g = gen(2)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update(k=1), d)
    d[None:2:1] = chr(2)
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
    g = gen(2)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
