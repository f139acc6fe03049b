# functions of complex numbers
import cmath

inf, nan = float('inf'), float('nan')
points = [0j, 1 + 0j, -1 + 0j, 1j, -1j, 0.5 + 0.5j, -2 + 3j, 1e-10 + 1e10j, complex(-0.0, -0.0), complex(2, -0.0), complex(-2, -0.0), 800 + 1j, -800 - 2j,
          1e300 + 1e300j, 1e-310 + 1e-310j, complex(inf, 1), complex(-inf, nan), complex(1, -inf), complex(nan, 0), complex(inf, inf), 3, -2.5, True]
for name in 'acos acosh asin asinh atan atanh cos cosh exp isfinite isinf isnan log log10 phase polar sin sinh sqrt tan tanh'.split():
    f = getattr(cmath, name)
    for z in points:
        try:
            print(name, z, f(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
    try:
        f('a')
    except TypeError as e:
        print(e)
