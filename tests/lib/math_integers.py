# math: factorial, comb, perm, gcd, lcm, prod, fsum, sumprod.
import math


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'math.factorial(0), math.factorial(20), math.factorial(True), math.factorial(50) % 1000007',
    'math.factorial(-1)',
    'math.factorial(2.0)',
    "math.factorial('a')",
    'math.factorial(10**30)',
    'math.comb(5, 2), math.comb(5, 6), math.comb(100, 50), math.comb(0, 0), math.perm(5, 2), math.perm(5), math.perm(3, 5), math.perm(5, None), math.comb(10**20, 2)',
    'math.comb(-1, 2)',
    'math.comb(5, -1)',
    'math.comb(5, 1.5)',
    'math.perm(-1)',
    'math.comb(5)',
    'math.gcd(), math.gcd(12), math.gcd(12, 18, 27), math.gcd(-4, 6), math.gcd(0, 0), math.gcd(2**100, 6**50) == 2**50, math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(-3, 4, 6)',
    'math.gcd(1.5)',
    "math.lcm('a')",
    "math.prod([1, 2, 3]), math.prod([]), math.prod([2.5, 2]), math.prod([1, 2], start=10), math.prod(['a', 2]) if 0 else '', math.prod([2**70, 3])",
    'math.prod(5)',
    "math.prod(['a', 'b'])",
    'math.fsum([0.1] * 10), math.fsum([]), math.fsum([1e100, 1, -1e100]), math.fsum([math.inf, 1]), math.fsum(range(5))',
    'math.fsum([1e308, 1e308])',
    'math.fsum([math.inf, -math.inf])',
    "math.fsum(['a'])",
    'math.sumprod([1, 2], [3, 4]), math.sumprod([], []), math.sumprod([0.1] * 3, [1, 2, 3]), math.sumprod([2**62, 1], [4, 1]), math.sumprod([True], [1.5])',
    'math.sumprod([1], [1, 2])',
    'math.sumprod(1, [1])',
    "math.sumprod(['a'], [2.0]) if 0 else ''",
    'math.isqrt(True), math.ulp(5), math.floor(2**70), math.ceil(-2**70)'
)
