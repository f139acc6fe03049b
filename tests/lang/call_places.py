# Keywords, defaults, * and ** bound where the arguments stand: the same call with changing callees, and wrong calls.
def f(a, b=2, *args, c=3, d, **kw): return (a, b, args, c, d, kw)
def g(a, /, b, c=5): return a, b, c
class P:
    def __init__(self, x=1, *, y=2, **k): self.v = (x, y, k)
    def m(self, a, b=1, c=2): return a, b, c
class B(P):
    def m(self, x, c=9, b=8): return 'B', x, c, b
def t(fn, *a, **k):
    try: return fn(*a, **k)
    except TypeError as e: return str(e)
p = P(); q = B()
for i in range(3):
    print(f(1, d=4), f(1, 2, 3, 4, d=5, e=6), f(d=1, a=2, c=7, zz=1))
    print(g(1, b=2), g(1, c=3, b=4), g(1, 2, c=8))
    print(P().v, P(x=4).v, P(5, y=6).v, P(y=1, z=3).v)
    for o in (p, q, p):
        print(o.m(1, c=5), o.m(b=3, a=7) if o is p else o.m(b=3, x=7), o.m(1, 2, 3))
    for fn in (p.m, q.m): print(fn(1, c=4), fn(1, b=4), fn(2))
    for fn in (lambda x, y=1: (x, y), lambda y, x=2: (x, y), lambda x, *, y=3: (x, y)):
        try: print(fn(1, y=2) if i else 0)
        except TypeError as e: print(e)
        try: print(fn(1, x=2))
        except TypeError as e: print(e)
    for bad in (lambda: f(), lambda: f(1), lambda: g(a=1, b=2), lambda: g(1), lambda: g(1, 2, b=3), lambda: g(1, 2, q=3),
                lambda: P(1, 2), lambda: P(x=1, **{'x': 2}), lambda: p.m(), lambda: p.m(1, 2, 3, 4), lambda: p.m(1, a=2), lambda: g(1, 2, 3, 4)):
        try: print('no error', bad())
        except TypeError as e: print(e)
def d(a, b=1): return a, b
for i in range(4):
    print(d(1), d(1, b=5))
    d.__defaults__ = (1, 2, 3)[i:] or None
    try: print(d(a=1))
    except TypeError as e: print(e)
    try: print(d())
    except TypeError as e: print(e)
    d.__defaults__ = (i,)
