# Made by tests/fuzz/programs.py, seed 9028.
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
    match format(e, 'c'):
        case None:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.copy(), d)
    d[2:] = (lambda x, *y, z=-(3**50): (x, y, z))((-(3**50) ^ [1]), **{1: 2})
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
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(0), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((1, 2)[100:-1:2])
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.index(2), d)
    d[5] = all(i * 2 for i in (1, 'x', None) if i != 1)
    del d[0:None:0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match b[-3:-3:0]:
        case 2.5:
            show('case', 0)
        case int(n):
            show('case', 1)
        case 1 | 2 as n:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    e *= 5
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((('%c' % ((-c),)) & 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(0), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        e = i
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({i: 5[-1] for i in range(5) if i})
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.index(2), d)
    d[-100:100] = ('  pad ' <= 'abc' < 'abc')
    del d[2:0:2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.reverse(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(repr(e))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = ('%%' % (1,))
        def __format__(self, s): return 'fmt' + s
        def __repr__(self): return 'K()'
    k = K()
    show(3 * k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
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
    b &= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (a != a)
        def __rmul__(self, o): return ('rmul', o)
        def __repr__(self): return 'K()'
    k = K()
    show(3 * k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(0)
    show(list(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((a >> 1))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    e &= b
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(([] + None))
except Exception as error:
    show(type(error).__name__, error)
