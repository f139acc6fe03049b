# math.gcd, lcm, isqrt, factorial, comb, perm
import math


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
math.gcd(), math.gcd(0), math.gcd(-6), math.gcd(12, 18), math.gcd(12, -18, 27), math.gcd(0, 0), math.gcd(True, 5)
math.gcd(2**100 * 3, 2**90 * 9), math.gcd(3**200, 3**150 * 7), math.gcd(2**521 - 1, 2**607 - 1), math.gcd(-2**200, 6**80)
math.lcm(), math.lcm(0), math.lcm(-6), math.lcm(4, 6), math.lcm(4, 6, 0), math.lcm(2**70, 3**50), math.lcm(-4, 10)
math.gcd(1.0)
math.lcm('a')
math.isqrt(0), math.isqrt(1), math.isqrt(3), math.isqrt(4), math.isqrt(2**64 - 1), math.isqrt(2**64), math.isqrt(10**40)
math.isqrt(10**40 - 1), math.isqrt(10**101), math.isqrt(True), math.isqrt(2**63), math.isqrt((2**32 - 1)**2), math.isqrt((2**32 - 1)**2 - 1)
math.isqrt(-1)
math.isqrt(4.0)
math.factorial(0), math.factorial(1), math.factorial(20), math.factorial(21), math.factorial(30), math.factorial(True)
math.factorial(500) % (10**9 + 7), math.factorial(1000) % (2**61 - 1), len(str(math.factorial(1000)))
math.factorial(-1)
math.factorial(-2**70)
math.factorial(5.0)
math.factorial(10**20)
math.comb(5, 2), math.comb(5, 0), math.comb(5, 5), math.comb(5, 6), math.comb(0, 0), math.comb(52, 5), math.comb(200, 100), math.comb(2**70, 2)
math.comb(-1, 0)
math.comb(1, -1)
math.comb(5.0, 1)
math.comb(2**80, 2**70)
math.perm(5), math.perm(5, 2), math.perm(5, 0), math.perm(5, 6), math.perm(5, None), math.perm(30, 20), math.perm(2**70, 3)
math.perm(-1)
math.perm(1, -1)
math.perm(-1, 1)
math.perm(5, 1.0)
math.perm(2**80, 2**70)
''')
for i in range(2, 400, 7):
    n = 3**i + i
    r = math.isqrt(n)
    assert r * r <= n < (r + 1)**2
    g = math.gcd(n * 12, n * 18)
    assert g == n * 6 and math.lcm(n * 2, n * 3) == n * 6
    assert math.comb(i + 5, i) == math.comb(i + 5, 5) == math.factorial(i + 5) // math.factorial(i) // 120
print('ok')
