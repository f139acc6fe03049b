# math: sqrt, cbrt, exp, log, pow and their errors.
import math


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'math.sqrt(4), math.sqrt(2), math.sqrt(0), math.sqrt(math.inf), math.sqrt(10**300), math.cbrt(27), math.cbrt(-8), math.isqrt(99), math.isqrt(10**40), math.isqrt(0)',
    'math.sqrt(-1)',
    'math.isqrt(-1)',
    'math.isqrt(2.5)',
    "math.sqrt('a')",
    'math.exp(0), math.exp(1) == math.e, math.exp(-1000), math.exp2(10), math.expm1(0), math.expm1(1e-10), math.exp(-math.inf)',
    'math.exp(1000)',
    'math.exp2(5000)',
    'math.log(1), math.log(math.e), math.log(8, 2), math.log(10**400) > 900, math.log2(8), math.log2(2**1000), math.log10(1000), math.log10(10**400), math.log1p(0), math.log(True)',
    'math.log(0)',
    'math.log(-1)',
    'math.log(5, 0)',
    'math.log(5, 1)',
    "math.log('a')",
    'math.log(0.0)',
    'math.log()',
    'math.log(1, 2, 3)',
    'math.log2(0)',
    'math.log10(-1)',
    'math.log1p(-1)',
    'math.pow(2, 3), math.pow(2, -1), math.pow(0, 0), math.pow(-2, 3), math.pow(math.inf, 0), math.pow(1, math.nan), math.pow(4, 0.5)',
    'math.pow(0, -1)',
    'math.pow(-1, 0.5)',
    'math.pow(10, 400)',
    "math.pow('a', 1)",
    'math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.hypot(math.inf, math.nan), math.hypot(1e200, 1e200), math.dist([1, 2], [4, 6]), math.dist((), ())',
    'math.dist([1], [1, 2])',
    'math.dist(1, 2)',
    "math.hypot('a')",
    'math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(math.inf, 1, 1)',
    'math.fma(math.inf, 0, 1)',
    'math.fma(1e308, 10, 0)'
)
