# Made by tests/fuzz/programs.py, seed 9021.
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
    show([[1][None:-3:-2], (e << 'k'), list(filter(None, 0))])
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f('a,b,,c'.expandtabs(3), (~c), z=(1e308 < c), **{}))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (2[1:0:-1], (e if d else a), ):
        case [1, [x, _]]:
            show('case', 0)
        case K(attribute=z):
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    b = ((... == 0 < a) in (c is not c))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = [*[1, 2], [(e or 1e308), *()], all(1j)]
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.reverse(), d)
    d[0:] = bytes(-1)
    del d[-3:-3]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(0[2:1:0])
except Exception as error:
    show(type(error).__name__, error)
try:
    show((-('\n' and b)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(99), d)
    d[5] = (d <= float('inf'))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = list(2**62 - 1).insert(1, 'i')
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show('  pad '.index('zz'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x):
        '''doc'''
        return x,
    show(f(getattr(float('inf'), 'real', 'none'), **{'z': 1}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format(-2**61, 's'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(('%5.1f' % ('  pad ',)), format(255, '08')))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=str), d)
    d[:-3] = [(lambda x, *y, z='a,b,,c': (x, y, z))(), int(a), (2**31 % 0)]
    del d[-7]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    b //= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    d[-1:] = f'{a!a:>12}|{c:d}'
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.remove(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        if i == 'y':
            break
        e = [i]
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(0)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (e if {0: 'a,b,,c', -1: 10**20, 40: 'abc'} else ('\n' >= d)):
        case [1, [x, _]]:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f((d in 'a,b,,c'), (b <= 'a,b,,c' <= b), z=('%c' % (2**62 - 1,))))
except Exception as error:
    show(type(error).__name__, error)
try:
    match '\u20ac\xe9'.lower():
        case float(n) if n > 0:
            show('case', 0)
        case int(n):
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = f'{b!a:>12}|{a:o}'
        def __getattr__(self, n): return n.upper()
        def __repr__(self): return 'K()'
    k = K()
    show(f'{k:x}')
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
