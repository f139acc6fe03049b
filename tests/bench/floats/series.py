# Series and integrals: floats mixed with ints, math functions.
import math


def leibniz(n):
    total, sign = 0.0, 1.0
    for k in range(n):
        total += sign / (2 * k + 1)
        sign = -sign
    return 4 * total


def integral(n):
    h = 1.0 / n
    area = 0.0
    for i in range(n):
        x = (i + 0.5) * h
        area += math.sqrt(1.0 - x * x) * h
    return area


def poly(n):
    s = 0.0
    x = 0.0
    while x < n:
        s += ((1.5 * x - 2.25) * x + 0.125) * x - 1.0
        x += 0.25
    return s


print("%.6f %.6f %.1f" % (leibniz(1000000), integral(600000), poly(150000)))
