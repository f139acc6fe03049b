# Made by tests/fuzz/programs.py, seed 9013.
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
            show((255 and b))
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(('  pad ' @ 1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((lambda x, *y, z=max(e): (x, y, z))(''.index('zz'), [1][0:-100], z=(0.0 << b), **{}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([-i for i in (1, 'x', None) if i])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(str(-1))
        except LookupError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show('\u20ac\xe9'.format(1, 2))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = ('%(a)s' % (d,))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = ('%d' % (list(2**62 - 1).pop(0),))
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
    show(next(g), g.send(5))
    show(next(g, 'end'))
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
    g = outer(f'{a!r:>12}|{a:10}')
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(''.zfill(6))
except Exception as error:
    show(type(error).__name__, error)
try:
    b |= 1.5
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    match ((-1 and a) / 2):
        case -1:
            show('case', 0)
        case True:
            show('case', 1)
        case 2.5:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((-(3**50) and 2) >= {i: ('a,b,,c' is not 1j) for i in {1: 2, 3: 4} if i}))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(), d)
    d[1] = format(c, 'x')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.extend((1, 2)), d)
    show(d)
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
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(3)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        e = [i]
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        if i == 'y':
            break
        show(i, ('a' * 2))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = [*[1, 2], (not e), 3[-100:1]]
        def __len__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show([1, 2, 3][k])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = all((i, i) for i in range(10, 0, -3) if i > 1)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = (f'{e!s:>12}|{c:,}' // 'k')
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
    g = gen(0)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(([[i for i in 7 if i]] or c))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = list(reversed(d))
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show([1, 2, 3][k])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 9: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
