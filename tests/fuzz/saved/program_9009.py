# Made by tests/fuzz/programs.py, seed 9009.
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
    d = [3, 1, 2]
    show(d.remove(1), d)
    d[1.0] = {b: e, 'k': b}
    del d[None:1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(), d)
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
    g = outer(ord('  pad '))
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (lambda x, *y, z=(+b): (x, y, z))((-a), (d * 5)):
        case float(n) if n > 0:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(sorted(set(255), key=repr))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('\u20ac\xe9' if [1][None] else 0))
except Exception as error:
    show(type(error).__name__, error)
try:
    d //= b
    show(d)
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
    g = outer(f'{a!s:>12}|{a:+}')
    show(g(), g(True), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = (not None[:])
    show(a, b)
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
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(0)
    show(list(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 4: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 0.5
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{d!a:>12}|{a:b}')
except Exception as error:
    show(type(error).__name__, error)
try:
    match ['a,b,,c'.rjust(7), {True: 1, None: a, (1, 2): 0}]:
        case 2.5:
            show('case', 0)
        case {'k': v}:
            show('case', 1)
        case K(attribute=z):
            show('case', 2)
        case 0:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    a |= 40
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((255 * 1.5) - 5))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([])
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = {None: d, 0: (), -1: 1000003}
        def __str__(self): return 'str'
        def __repr__(self): return 'K()'
    k = K()
    show(k < k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = ((c * 3) + 1)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.insert(1, 'i'), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.clear(), d)
    d[1] = (b'abc' / None)
    del d[-100:2:1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 2
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = (i, e)
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
