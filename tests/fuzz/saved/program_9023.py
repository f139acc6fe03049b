# Made by tests/fuzz/programs.py, seed 9023.
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
    show((f'{a!s:>12}|{a:o}').__class__.__mro__[-1])
except Exception as error:
    show(type(error).__name__, error)
try:
    match []:
        case [1, [x, _]]:
            show('case', 0)
        case True:
            show('case', 1)
        case (x, y):
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, /, y):
        '''doc'''
        return x, y
    show(f(*[]))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(99), d)
    d[-1] = (b'' if b else d)
    show(d)
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
    g = gen(0)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (c == 'a')
        def __add__(self, o): return ('add', o)
        def __repr__(self): return 'K()'
    k = K()
    show(not k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 0.5
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((1 - 1.5))
        except ValueError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(((d == 2 > -1), ))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = sorted(set('a'.rjust(7)), key=repr)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(([('%x' % (c,)), *()] < type(1e308).__name__))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update(k=1), d)
    del d[-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v')
        except (KeyError, IndexError) as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(f'{e!s:>12}|{b:,}')
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = ('a' - -1)
except Exception as error:
    show(type(error).__name__, error)
try:
    match int('a,b,,c', 99):
        case {'k': 1, **rest}:
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case 'abc':
            show('case', 2)
        case float(n) if n > 0:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(complex(5, None))
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
    g = gen(3)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)]) from TypeError(5)
        except LookupError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((-2.25 ^ b))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
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
    g = outer(True['k'])
    show(g(), g(5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = f'{b!r:>12}|{d:,}'
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.clear(), d)
    d[0] = ('%o' % (float('inf'),))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 2: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = True[1:-1]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.copy(), d)
    d[:1] = [(lambda x, *y, z=10**20: (x, y, z))(sorted(1.5[None::-2] for i in range(10, 0, -3) if i)), *[1, 2]]
    del d[100:]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(('%-6s|' % (d,)), (1000003 // 'k'), **{'z': 1}))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(0), d)
    d[-1:1] = (1000003 if a else 7)
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
