# Made by tests/fuzz/programs.py, seed 9035.
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
        attribute = 'a'.removeprefix('a')
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(bool(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    c |= True
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update(k=1), d)
    del d[-100:-100:-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.index(2), d)
    d[None:-1] = complex(3, 1.5)
    del d[-3:]
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
    g = outer((2 != 'a' == c))
    show(g(), g('k'), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (True | -1)
        def __contains__(self, x): return x == 2
        def __repr__(self): return 'K()'
    k = K()
    show(k[2])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = {0: e}
        def __bool__(self): return 7
        def __repr__(self): return 'K()'
    k = K()
    show(repr(k)[:4])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = (+f'{b!a:>12}|{b:g}')
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (1000003 < b)
        def __index__(self): return 2
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (lambda x, *y, z=2**31: (x, y, z))(list(-13).sort(key=str), **{1: 2})
        def __add__(self, o): return ('add', o)
        def __repr__(self): return 'K()'
    k = K()
    show(not k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = tuple(i * 2 for i in range(5) if i > 1)
except Exception as error:
    show(type(error).__name__, error)
try:
    d *= 3
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = [*range(3), (a // [1]), 1[1:-1]]
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = (2**31 @ 2)
    show(a, b)
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
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.append(9), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(callable(a))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        if i == 2:
            continue
        show(i, format('a', '.2f'))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = all(b)
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show(bool(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 9: pass
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
            n += y
            return n
        return inner
    g = outer('k'[2:-3])
    show(g(), g([1]), g.__name__, len(g.__closure__))
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
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = ((+a) and d)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 0.5
        if n == 4: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
