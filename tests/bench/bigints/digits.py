# Big integers: digits of pi, factorials, Fibonacci numbers, modular powers, conversion to text.
def pi(count):
    out, q, r, t, k, n, l = [], 1, 0, 1, 1, 3, 3
    while len(out) < count:
        if 4 * q + r - t < n * t:
            out.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (q * k, (2 * q + r) * l, t * l, k + 1,
                                (q * (7 * k + 2) + r * l) // (t * l), l + 2)
    return out


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


digits = pi(1500)
f = factorial(4000)
text = str(f // factorial(3900))
m = (1 << 521) - 1
x = pow(3, m - 2, m)
print(sum(digits), len(text), text[:8], fibonacci(60000) % 1000007, x % 1000007, x.bit_length())
