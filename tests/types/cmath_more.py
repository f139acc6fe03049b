# log with a base, rect, isclose, constants, conversions
import cmath


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


inf, nan = float('inf'), float('nan')


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 4.0


show(r'''
cmath.log(8, 2), cmath.log(1j, 10), cmath.log(-1, 1j), cmath.log(1, 5)
cmath.log(0)
cmath.log(2, 1)
cmath.log(2, 0)
cmath.log(1, 'a')
cmath.log()
cmath.rect(1, 0), cmath.rect(1, cmath.pi), cmath.rect(2, -1.5), cmath.rect(0, 5), cmath.rect(-1, 2), cmath.rect(1, -0.0), cmath.rect(inf, 1), cmath.rect(inf, 0), cmath.rect(nan, 0), cmath.rect(0, inf), cmath.rect(-inf, 0.0)
cmath.rect(1, inf)
cmath.rect('a', 1)
cmath.rect(1j, 1)
cmath.polar(3 + 4j), cmath.polar(-1), cmath.polar(complex(inf, nan)), cmath.polar(0)
cmath.polar(complex(1e308, 1.7e308))
cmath.phase(complex(-0.0, -0.0)), cmath.phase(-1), cmath.phase(complex(-inf, inf)), cmath.phase(nan)
cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2), cmath.isclose(1j, 1.1j, rel_tol=0.2), cmath.isclose(1j, 1.1j, abs_tol=0.2), cmath.isclose(inf, inf), cmath.isclose(inf, 1), cmath.isclose(nan, nan), cmath.isclose(a=1, b=1)
cmath.isclose(1, 1, rel_tol=-1)
cmath.isclose(1, 1, 1)
cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj
cmath.sqrt(C()), cmath.sqrt(F()), cmath.sqrt(2**60), cmath.sqrt(True), cmath.sqrt(-4), cmath.sqrt(complex(-4, -0.0))
cmath.sqrt(2**1024)
cmath.sqrt(None)
cmath.exp(1j * cmath.pi), cmath.cos(1j), cmath.sin(1j), cmath.tan(1j), cmath.acos(2), cmath.asin(2), cmath.atanh(2), cmath.acosh(0.5)
cmath.exp(1000)
cmath.cosh(1000)
cmath.atanh(1)
cmath.atan(1j)
cmath.sin(complex(0, 1000))
cmath.cos(inf)
''')
