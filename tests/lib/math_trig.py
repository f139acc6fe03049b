# math: trigonometric and hyperbolic functions, constants.
import math


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.atan2(-0.0, -1), math.atan2(0, 0), round(math.sin(math.pi), 10), math.degrees(math.pi), math.radians(180)',
    'math.sin(math.inf)',
    'math.tan(math.inf)',
    'math.acos(2)',
    'math.asin(-2)',
    "math.sin('a')",
    'math.atan2(1)',
    'math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0), math.tanh(math.inf), math.sinh(1) == (math.e - 1 / math.e) / 2 or round(math.sinh(1), 12)',
    'math.cosh(1000)',
    'math.acosh(0.5)',
    'math.atanh(1)',
    'math.atanh(2)',
    'math.pi, math.e, math.tau, math.inf, math.nan',
    'math.erf(0), math.erf(1), math.erfc(0), math.erfc(30), math.gamma(5), math.gamma(0.5), math.lgamma(10), math.gamma(-1.5), math.lgamma(-0.5)',
    'math.gamma(0)',
    'math.gamma(-1)',
    'math.gamma(200)',
    'math.lgamma(0)',
    'math.lgamma(-2)',
    'math.gamma(-math.inf)',
    "math.degrees('a')"
)
