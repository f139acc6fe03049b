# math: floor, ceil, trunc, fabs, modf, frexp, ldexp, fmod, remainder, copysign.
import math


class F:
    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __trunc__(self):
        return 'trunc'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'math.floor(2.5), math.floor(-2.5), math.ceil(2.1), math.ceil(-2.1), math.trunc(2.9), math.trunc(-2.9), math.floor(5), math.ceil(True), math.floor(1e300) == int(1e300)',
    "math.floor('a')",
    "math.floor(float('inf'))",
    "math.ceil(float('nan'))",
    "math.trunc('a')",
    'math.floor(F()), math.ceil(F()), math.trunc(F())',
    'math.fabs(-5), math.fabs(-2.5), math.modf(2.75), math.modf(-2.75), math.modf(math.inf), math.frexp(8), math.frexp(0.3), math.frexp(0), math.frexp(-1.5), math.ldexp(0.5, 4), math.ldexp(1, -1080), math.ldexp(0, 10**20)',
    'math.ldexp(1, 5000)',
    'math.ldexp(1, 10**20)',
    'math.ldexp(1, 1.5)',
    "math.ldexp('a', 1)",
    'math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7.5, -2), math.remainder(7, 3), math.remainder(8, 3), math.remainder(5, 2), math.fmod(1, math.inf), math.remainder(1, math.inf)',
    'math.fmod(1, 0)',
    'math.fmod(math.inf, 1)',
    'math.remainder(1, 0)',
    'math.copysign(1, -0.0), math.copysign(-5, 1), math.copysign(math.inf, -1), math.ulp(1), math.ulp(0), math.ulp(math.inf), math.ulp(-1e300), math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(1, 2, steps=3), math.nextafter(1, 1)',
    'math.nextafter(1, 2, steps=-1)',
    'math.nextafter(1)',
    'math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-9, abs_tol=1e-8), math.isclose(math.inf, math.inf), math.isclose(math.nan, math.nan)',
    'math.isclose(1, 2, rel_tol=-1)',
    'math.isclose(1)',
    "math.isnan('a')",
    'math.isnan(10**400)'
)
