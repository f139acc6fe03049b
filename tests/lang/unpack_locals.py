# Unpacking straight into locals: too few and too many items leave the old values.
def f(v):
    a, b = 1, 2
    try: a, b = v
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
    return a, b
class It:
    def __init__(s, n): s.n = n
    def __iter__(s):
        for i in range(s.n): yield i
        if s.n == 7: raise ValueError("iter")
for v in ((3, 4), [5, 6], (1,), [1, 2, 3], "xy", "x", "xyz", It(1), It(2), It(3), {1: 2, 3: 4}, 5, It(7)): print(f(v))
def g():
    a = (1, 2)
    a, b = a
    print(a, b)
    [x, y], z = [1, 2], 3
    print(x, y, z)
    for i, (k, v) in enumerate({"a": 1, "b": 2}.items()): print(i, k, v)
    print([(p, q, r) for p, (q, r) in [(1, (2, 3))]])
    (c, d), e = (4, 5), 6
    c, d = d, c
    e, d, c = c, d, e
    print(c, d, e)
g()
