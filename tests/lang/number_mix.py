# Immediate ints and floats in one operation or comparison, constants on either side, chains of floats.
big = (1 << 60) + 1
x, i = 0.1, 3
print(x + i, i + x, x - i, i - x, x * i, i * x, x / i, i / x, 2 * x, 2.5 * i, 1 - x, 1.0 - i, 1 / i, 1.0 / x)
print(big * 1.0, 1.0 * big, big + 0.5, 0.5 - big, big / 3.0)
print(big < 2.0 ** 60, big > 2.0 ** 60, big == 2.0 ** 60, float(big) == big, 2.0 ** 60 <= big)
print(i < 3.5, 3.5 < i, i == 3.0, 3.0 != i, i >= 3.0, 2.9999 <= i, float('nan') < i, i != float('nan'))


class Side:
    def __mul__(self, other):
        return 'left', other

    def __rmul__(self, other):
        return 'right', other

    def __rsub__(self, other):
        return 'from', other

    def __radd__(self, other):
        return 'to', other

    def __rtruediv__(self, other):
        return 'over', other


s = Side()
print(2 * s, s * 2, 3 - s, 4.5 + s, 1 / s)
for zero in (0, 0.0):
    for f in (lambda z: 1 / z, lambda z: 1.5 / z, lambda z: i / z, lambda z: x / z):
        try:
            print(f(zero))
        except ZeroDivisionError as e:
            print(e)


def chain(a, b, c):
    return [a * b + c, c + a * b, a * b - c, c - a * b, a * b * c, (a - b) + c, (a - b) * c, (a + b) + c,
            (a + b) * c, -a, 2.0 * a * b + c]


def into(a, b, c):
    c += a * b
    c -= a * b * 3.0
    c *= a + b
    return c


for values in ((1.5, 2.25, 0.125), (1e200, 1e200, -1e300), (1e-200, 1e-200, 5e-324), (3, 4, 5), (0.5, 2, 7),
               (2, 0.25, True), (1 << 59, 1 << 59, 1.0), (1 << 59, 1 << 59, 1)):
    for _ in range(3):
        result = chain(*values), into(*values)
    print(result)
try:
    chain('a', 'b', 1.0)
except TypeError as e:
    print(e)
print(~5, ~-1, ~(1 << 61), ~((1 << 61) - 1), ~-(1 << 61), ~0)
for stop in (0, 1, 5, -3, (1 << 61) - 1):
    r = [n for n, _ in zip(range(stop - 2, stop), 'ab')]
    print(r, sum(1 for _ in range(stop)) if stop < 10 else None)
