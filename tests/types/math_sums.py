# fsum, sumprod, prod, hypot, dist
import math


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
math.fsum([]), math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([1e308, -1e308, 1]), math.fsum([1, 2, 3]), math.fsum(iter([0.5, True]))
math.fsum([1e-300, 1e300, -1e300]), math.fsum([2.0**53, 1.0, 2.0**-100]), math.fsum([2.0**53, 0.5, 2.0**-100]), math.fsum([1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50])
math.fsum([1e308, 1e308])
math.fsum([math.inf, 1]), math.fsum([math.nan, math.inf]), math.fsum([-math.inf, -math.inf])
math.fsum([math.inf, -math.inf])
math.fsum(['a'])
math.fsum(5)
math.fsum([2**1024])
math.sumprod([], []), math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([2**70], [2**70]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([True, 2.5], [3, 4])
math.sumprod([1e308, 1e308], [10, -10]), math.sumprod([10, 20.0], [0.1, 0.2]), math.sumprod(range(5), iter([1.0] * 5)), math.sumprod([1.5], [2j])
math.sumprod([1], [1, 2])
math.sumprod([1, 2], [1])
math.sumprod(['a'], [2])
math.sumprod(['a'], ['b'])
math.sumprod(1, [])
math.sumprod([1e16, 1.0, -1e16], [1, 1, 1]), math.sumprod([math.inf, 1.0], [0.0, 1.0]), math.sumprod([0.1, 3], [2**70, 2**1030 >> 10])
math.prod([]), math.prod([2, 3, 4]), math.prod([2.5, 2]), math.prod([], start=5), math.prod([2, 3], start=0.5), math.prod(range(1, 30)), math.prod([[1]], start=2)
math.prod(['a', 'b'])
math.prod(5)
math.prod([1], 2)
math.hypot(), math.hypot(3), math.hypot(-3), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(*[0.1] * 30), math.hypot(True, 2**60)
math.hypot(1e308, 1e308), math.hypot(1e200, 1e200), math.hypot(5e-324, 5e-324), math.hypot(1e-310, 1e-310, 1e-310), math.hypot(math.inf, math.nan), math.hypot(math.nan, 1)
math.hypot('a')
math.hypot(1, 2**1024)
math.dist([], []), math.dist([1, 2], [4, 6]), math.dist((0.1, 0.2, 0.3), (1, 2, 3)), math.dist(iter([1]), iter([2])), math.dist([math.inf], [1]), math.dist([math.nan], [1])
math.dist([1], [1, 2])
math.dist(1, 2)
math.dist(['a'], [1])
''')
seed = 3
for i in range(40):
    v, w = [], []
    for k in range(i):
        seed = seed * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
        v.append((seed - 2**63) * 2.0**(seed % 150 - 100))
        w.append(seed % 1000 if seed & 2**40 else (seed % 1000) / 7)
    print(math.fsum(v), math.hypot(*v), math.sumprod(v, w), math.dist(v, w), math.prod(w), sum(v))
