# Made by tests/fuzz/programs.py, seed 9017.
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
    for i in [1, None, 2]:
        e = i
    show(len(repr(e)))
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
    g = outer((lambda x, *y, z='\n': (x, y, z))(('12' != c == d), ((lambda x, *y, z=3.141592653589793: (x, y, z))([*range(3)], z=[(i, i) for i in 'abca']), int(2**62 - 1), ), *5, z=list(enumerate('a,b,,c', 1))))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    b += 3
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = ((d >= 0 == 1) / 0)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = (b in [])
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{c!a:>12}|{c:^8}')
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(f'{a!a:>12}|{b:+}')
        except ArithmeticError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(('%s' % (d,)))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    match 'a'.encode():
        case 1 | 2 as n:
            show('case', 0)
        case other:
            show('other', other)
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
    g = outer(all(2**31))
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    e -= None
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f('a'.split(',')))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((+list(filter(None, sorted('a,b,,c')))))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 9: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = 'a,b,,c'.swapcase()
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = list('a')
        def __hash__(self): return 5
        def __repr__(self): return 'K()'
    k = K()
    show(len(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = [str(i) for i in (1, 'x', None) if i]
        def __len__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(str(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('k'[-1:1:2] and 'a,b,,c'.join(['1', '2'])))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({(1, 2): c, 1.5: 1e16})
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in [1, None, 2]:
        show(i, list(2).extend((1, 2)))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.copy(), d)
    d[-100:None] = [*(), (('x' * 5) == -13), abs(-13)]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    c %= [1]
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(1[1:None])
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
    g = gen(3)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((~'12'))
except Exception as error:
    show(type(error).__name__, error)
