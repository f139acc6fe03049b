# functions of two and three numbers
import math


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


inf, nan = math.inf, math.nan
points = [0.0, -0.0, 1, -1.0, 0.5, 2.5, -3, 1e308, 5e-324, inf, -inf, nan, 7.25]
for name in 'atan2 copysign fmod remainder pow nextafter hypot isclose'.split():
    f = getattr(math, name)
    for x in points:
        line = []
        for y in points:
            try:
                line.append(f(x, y))
            except (ValueError, OverflowError) as e:
                line.append(e)
        print(name, x, *line, sep='; ')
show(r'''
math.ldexp(1.5, 3), math.ldexp(0.0, 10**100), math.ldexp(1, -1074), math.ldexp(1, -1075), math.ldexp(math.inf, -5), math.ldexp(-1, -10**100)
math.ldexp(1, 1024)
math.ldexp(-1, 10**100)
math.ldexp(1, 1.0)
math.nextafter(1, 2, steps=0), math.nextafter(1, 2, steps=5), math.nextafter(0.0, 1, steps=3), math.nextafter(-0.0, 1, steps=1), math.nextafter(5e-324, -1, steps=2), math.nextafter(1, 2, steps=2**100), math.nextafter(-1e308, 1e308, steps=2**63)
math.nextafter(1, 2, steps=-1)
math.nextafter(1, 2, steps=1.5)
math.nextafter(math.nan, 1, steps=2), math.nextafter(1, math.nan, steps=2), math.nextafter(3, 3, steps=2)
math.isclose(1, 1.1, rel_tol=0.2), math.isclose(1, 1.1, abs_tol=0.2), math.isclose(0, 1e-12), math.isclose(1e10, 1.0000000001e10), math.isclose(a=1, b=1)
math.isclose(1, 2, rel_tol=-1)
math.isclose(1, 2, abs_tol=-1)
math.isclose(1, 2, 3)
math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(1e308, 2, -1e308), math.fma(math.nan, math.inf, 0), math.fma(0, math.inf, math.nan)
math.fma(1e308, 10, 0)
math.fma(math.inf, 0, 1)
math.fma(math.inf, 1, -math.inf)
math.log(8, 2), math.log(100, 10), math.log(2**2000, 2), math.log(2**2000), math.log(10**500, 10), math.log(0.5, 2), math.log(True + True, 4)
math.log(0)
math.log(-2**2000)
math.log(2, 1)
math.log(2, -1)
math.log2(2**2000), math.log10(10**500), math.log2(2**1023 + 1), math.log10(10**22), math.log(math.inf), math.log2(3**700), math.log(2**1024 - 1)
math.log2(-5)
math.log10(0)
math.atan2(1, 1), math.atan2(-1, -1)
math.pi, math.e, math.tau, math.inf, math.nan
''')
