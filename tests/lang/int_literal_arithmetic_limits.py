# ints of any size: boundaries of immediate values, shifts, division, conversion limits.
import sys

for e in (15, 16, 30, 31, 32, 47, 48, 49, 52, 53, 61, 62, 63, 64, 127, 128):
    n = 2 ** e
    print(e, n - 1, -n, n + 1 - n, (n - 1) ^ n, n >> (e - 1), -n >> 1, n // 3, -n // 3, n % 7, -n % 7, (n * n) // n == n, ~n, n & -n, (n | 1) - n, int(str(n)) == n, int(hex(n), 16) == n, n.bit_length(), float(n) == n, hash(n) == hash(float(n)))
for a, b in ((2 ** 63 - 1, 1), (-2 ** 63, -1), (2 ** 47, 2 ** 47), (-2 ** 48, 2 ** 48), (10 ** 18, 10 ** 18), (2 ** 31, 2 ** 31), (-1, 2 ** 64)):
    print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a & b, a | b, a ^ b, a < b, a == b, pow(a, 3, 1000007), (a + b) - b == a, -a, abs(a))
x = 1
for i in range(1, 30): x *= i
print(x, x // 7 ** 5, x % 10 ** 9, x.bit_length(), str(x)[::-1][:7])
print(0 * -1, -0, 0 == -0, 1 - 1 is not None, 5 // -2, -5 // 2, 5 % -2, -5 % 2, divmod(-5, 2), divmod(5, -2), -5 // -2, -5 % -2, 7 // 7, 0 // 5, 0 % 5)
print(1 << 200 >> 199, -1 << 70, -1 >> 200, 5 >> 0, 5 << 0, 0 << 1000, 1 >> 1000, -8 >> 1, -7 >> 1, 2 ** 70 >> 69, (2 ** 70 - 1) >> 69)
for src in ("1 << -1", "1 >> -1", "1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "10**400 / 1", "1 / 10**400", "int('9' * 5000)", "str(10**5000)", "1 << (1 << 70)", "0 << (1 << 70)", "1 >> (1 << 70)", "2 ** -1", "0 ** -1", "pow(0, -1, 5)", "pow(3, -1, 6)", "pow(1, 1, 0)", "int.from_bytes(b'', 'big')", "(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(-1).to_bytes(2, 'little', signed=True)", "int(10**30 / 10**10)", "round(10**30, -29)", "float(2**1024)", "float(2**1023)", "2**1024 > 1e308", "math_isqrt(10**40)", "10**30 // 10**30", "hex(-2**64)", "f'{2**70:,}'", "f'{2**70:e}'", "'%d' % 2**3", "2**0.5 == 2**.5", "True + 2**64", "2**64 == 2.0**64", "2**64 + 1 == 2.0**64"):
    try: print(src, "=", eval(src, {"math_isqrt": __import__("math").isqrt}))
    except Exception as e: print(src, "|", type(e).__name__, str(e)[:60])
print(sys.maxsize, sys.int_info.bits_per_digit, sys.get_int_max_str_digits())
import math
print(math.gcd(2 ** 100, 6 ** 50), math.lcm(12, 18), math.factorial(25), math.comb(50, 25), math.isqrt(2 ** 101), math.prod(range(1, 15)))
a, b = 0, 1
for _ in range(200): a, b = b, a + b
print(a)
print(sum(range(10 ** 5)), sum([2 ** 62] * 5), max(2 ** 64, 1), min(-2 ** 64, 1), sorted([2 ** 65, -1, 2 ** 64, 0]), {2 ** 64: "big"}[18446744073709551616])
