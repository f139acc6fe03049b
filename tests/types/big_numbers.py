# long computations on big ints
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(str(m))
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return ''.join(out)


def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == '1':
            a, b = b, a + b
    return a


def lucas_lehmer(p):
    s, m = 4, 2**p - 1
    for i in range(p - 2):
        s = (s * s - 2) % m
    return s == 0


print(pi_digits(120))
print(fib(100), fib(1000), fib(20000) % 10**30, len(str(fib(10000))))
print([p for p in (3, 5, 7, 11, 13, 17, 61, 67, 127, 521, 523, 607) if lucas_lehmer(p)])
n = 1
for i in range(1, 400):
    n *= i
print(n % (10**9 + 7), n.bit_length(), len(str(n)))
e, term = 0, 10**100
k = 1
while term:
    e += term
    term //= k
    k += 1
print(e)
x = 3**20000
y = 7**9000 + 1
q, r = divmod(x, y)
print(q * y + r == x, 0 <= r < y, q % 10**20, r % 10**20, (x * y) % (10**30 + 57), (x >> 5000) % 10**20, (x & y) % 10**20, (x ^ y) % 10**20)
print((x * x - y * y) == (x - y) * (x + y), (x**2 // x) == x, x // y == (x - r) // y, -x // y == -(q + 1), -x % y == y - r)
a, b = 2**3000 - 1, 2**2999 + 12345
for i in range(60):
    a, b = (a * b + i) % (2**3001 - 9), a ^ (b >> 7)
print(a % 10**25, b % 10**25)
