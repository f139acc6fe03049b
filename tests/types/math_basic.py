# functions of one real number
import math

inf, nan = math.inf, math.nan
names = ('acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf '
         'isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp').split()
points = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3, 10, -10, 1e-10, 1e10, 0.1, 709.0, 710.0, -745.2, 1e300, -1e300, 5e-324, 2**60,
          -2**70, True, inf, -inf, nan, 23.0, 24.0, 170.5, 171.7, -170.5, -3.7, 200.5, 1 / 3]
for name in names:
    f = getattr(math, name)
    for x in points:
        try:
            r = f(x)
        except (ValueError, OverflowError) as e:
            r = f'{type(e).__name__}: {e}'
        print(name, x, r)
    try:
        f('a')
    except TypeError as e:
        print(name, e)
