# Made by tests/fuzz/programs.py, seed 9026.
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
    class K(Base, metaclass=type):
        attribute = (a < d < a)
        def __str__(self): return 'str'
        def __repr__(self): return 'K()'
    k = K()
    show(k.name)
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
    g = outer((a > e))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(key=repr, reverse=True), d)
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
    g = outer(3[-3::0])
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.pop('zz', None), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = '12'.format(1, 2)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.clear(), d)
    show(d)
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
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f())
except Exception as error:
    show(type(error).__name__, error)
try:
    b %= b
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((a << (1, 2)))
        except Exception as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show([(-d)])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    e |= True
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = (1, 2)[-100:-3:-1]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(99), d)
    d[2:-3:-1] = (~7)
    del d[-7]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(format(1000003, '_'))
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show('abc'.partition('b'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
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
    g = outer((a > c))
    show(g(), g(None), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    match '\n'.split():
        case int(n):
            show('case', 0)
        case True:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(tuple(b), (b in a)))
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
    g = outer((3.141592653589793 not in 10**20))
    show(g(), g(1.5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        if i == 1:
            continue
        show(i, [(i, i) for i in 7 if i != 1])
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{c!r:>12}|{c:x}')
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
    g = outer(('\n' << 3))
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x):
        '''doc'''
        return x,
    show(f((c - None), (a >> None), *(1, 2), z=(b // 1)))
except Exception as error:
    show(type(error).__name__, error)
