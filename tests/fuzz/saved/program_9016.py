# Made by tests/fuzz/programs.py, seed 9016.
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
            raise Own(n)
        finally:
            show('closed')
    g = gen(3)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = (d % -1)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f('Hello World'.expandtabs(3), (10**20 | None), *[]))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(pow(1.5, 5, 'k'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = 1[-3:-100]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (lambda x, *y, z=2**62 - 1: (x, y, z))({i: (d << None) for i in (1, 'x', None) if i}, '12'.center(9, '*'), *'xy')
        def __getattr__(self, n): return n.upper()
        def __repr__(self): return 'K()'
    k = K()
    show(len(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = (lambda x, *y, z='a': (x, y, z))()
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k != 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = ()
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(({0: b, 2: c} * 40))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f(tuple(pow([1], 'k', 1) for i in b'ab' if i != 1), z=(-0.0 % 0)))
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
    g = gen(3)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (b[0] | None):
        case [x, *rest]:
            show('case', 0)
        case {'k': v}:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    c *= 5
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(dict(2**31))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 0.5
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f({[1]: 1000003}, z='abc'.rjust(7)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, /, y):
        '''doc'''
        return x, y
    show(f(('%+d' % (b,)), *5))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((c <= 'a,b,,c'))
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((-2**61 | 0))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 0.5
        if n == 9: continue
    else:
        show('done', n)
    show(n)
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
    g = outer((not e))
    show(g(), g(None), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 9: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f((lambda x, *y, z=e: (x, y, z))({(1, 2): a, 5: 1}, (not 7)), (+a)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.extend((1, 2)), d)
    d[100:100] = ('%o' % (a,))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
