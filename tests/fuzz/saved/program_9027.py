# Made by tests/fuzz/programs.py, seed 9027.
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
    d = bytearray(b'cab')
    show(d.sort(key=str), d)
    del d[2:]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    b += 'k'
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f())
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
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match int(3.141592653589793):
        case 0:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    match list(enumerate(d, 1)):
        case [1, [x, _]]:
            show('case', 0)
        case 0:
            show('case', 1)
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
            raise Own(n)
        finally:
            show('closed')
    g = gen(2)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.pop('zz', None), d)
    d[:100:2] = (-13 @ 2)
    del d[100:-100]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        show(i, {})
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((*range(3), sum(e), 1.5[100::1], ) >> (1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = (('  pad ' ^ b)).__class__.__mro__[-1]
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{e!a:>12}|{c:x}')
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
    g = outer({})
    show(g(), g(1.5), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        if i == 'y':
            continue
        e = i
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
    g = outer(''.casefold())
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError from TypeError(5)
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((b == d))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(99), d)
    d['k'] = (-d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update({7: 8}), d)
    d[-3:-1] = (b'abc' if 'Hello World' else 2**62 - 1)
    show(d)
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
    g = outer((c + -1))
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    b &= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    match '\n'.expandtabs(3):
        case [x]:
            show('case', 0)
        case None:
            show('case', 1)
        case other:
            show('other', other)
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
    g = outer(min(float('inf'), -2**61))
    show(g(), g(1), g.__name__, len(g.__closure__))
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
    g = outer(list(10**20))
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((hash(2**31) < (('x' * 5) << 5)))
except Exception as error:
    show(type(error).__name__, error)
