# Made by tests/fuzz/programs.py, seed 9030.
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
    d = {1: 'x', 'k': 2}
    show(d.pop(1), d)
    del d[:-100:1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = ('%e' % (b'',))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(True[100:0:1])
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
    show(((d is 255) <= [{1: b, 2: -2**61, b: 10**20}] >= sorted(c)))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = 'a'.casefold()
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
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        show(i, ('%o' % (a,)))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((a + 5))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(5[-100:0])
except Exception as error:
    show(type(error).__name__, error)
try:
    e &= (1, 2)
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(), d)
    d[-3:100] = format(c, '10')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(0['k'])
        except ValueError as e2:
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
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(3)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (d * 0):
        case (x, y):
            show('case', 0)
        case other:
            show('other', other)
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
    g = gen(2)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = ('a' ^ 5)
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(k != 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    match format((+b), 'g'):
        case 0:
            show('case', 0)
        case {'k': v}:
            show('case', 1)
        case str() | bytes():
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = ('a' ** 'k')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    match list(reversed(True)):
        case {'k': 1, **rest}:
            show('case', 0)
        case {'k': 1, **rest}:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((0[1] != 'Hello World' < [(i, i) for i in range(10, 0, -3)]))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (+d)
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show(f'{k:x}')
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(), d)
    d[None:100:2] = len([i] for i in [3, 1, 2])
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = (-0.0 / 0)
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show([1, 2, 3][k])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
