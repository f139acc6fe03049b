# Made by tests/fuzz/programs.py, seed 9036.
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
    show(d.insert(1, 'i'), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = []
        def __hash__(self): return 5
        def __repr__(self): return 'K()'
    k = K()
    show(k + 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(99), d)
    d[0:2:-1] = (1.5 or -2**61)
    del d[-1:0:-2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        e = (i, e)
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d *= -1
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = (b'\x00\xff' not in bytes(range(5)))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    c //= 5
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((lambda x, *y, z='  pad '.expandtabs(3): (x, y, z))(z='  pad '.casefold()) & -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = max((c == -2.25) for i in {1: 2, 3: 4})
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(not k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.insert(1, 'i'), d)
    d[None] = bool(c)
    del d[100:-3]
    show(d)
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
    g = gen(2)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((lambda x, *y, z=(('%r' % ('12',)) < [[[1][2:0:1]], sum(0), (~b)]): (x, y, z))(sorted(10**20), *[]))
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
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = 0[-1:1]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((not c) ** 5))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    d[1:100] = [f'{b!s:>12}|{d:<8}', (1.5 > -(3**50)), ord(('x' * 5))]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f(**{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    b |= b
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format(True, '#x'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(([[(d == 'abc'), *{1: 2}, [sum(2**62 - 1) for i in 'abca']]] + True))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 0.5
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    match ('abc' in str(a)):
        case (x, y):
            show('case', 0)
        case str() | bytes():
            show('case', 1)
        case {'k': v}:
            show('case', 2)
        case [1, [x, _]]:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    match -1[None]:
        case [1, [x, _]]:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(0), d)
    d[-100:100] = [(e % 1.5), ()]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show([1][0:-3])
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(2[5])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
