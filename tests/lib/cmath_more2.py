# cmath: functions at ordinary and special points.
import cmath


class C:
    def __complex__(self):
        return 3 + 4j


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'cmath.sqrt(-1), cmath.sqrt(-4+0j), cmath.exp(0), cmath.log(1), cmath.log(-1), cmath.log(8, 2), cmath.log10(100), cmath.phase(-1), cmath.phase(1j), cmath.polar(1j), cmath.polar(3+4j), cmath.rect(1, 0), cmath.rect(2, cmath.pi / 2).imag',
    'cmath.sin(0), cmath.cos(0), cmath.tan(0), cmath.asin(0), cmath.acos(1), cmath.atan(0), cmath.sinh(0), cmath.cosh(0), cmath.tanh(0), cmath.asinh(0), cmath.acosh(1), cmath.atanh(0)',
    "cmath.isnan(complex('nan')), cmath.isinf(complex('inf')), cmath.isfinite(1+2j), cmath.isclose(1, 1 + 1e-12), cmath.isclose(1j, 1j + 1), cmath.isclose(0, 1e-9, abs_tol=1e-6), cmath.inf, cmath.infj, cmath.nan, cmath.nanj, cmath.tau, cmath.e",
    'cmath.log(0)',
    'cmath.log(1, 0)',
    'cmath.exp(1000)',
    "cmath.sqrt('a')",
    'cmath.sqrt()',
    'cmath.atanh(1)',
    "cmath.rect(cmath.inf, 1j) if 0 else ''",
    "cmath.rect('a', 1)",
    'cmath.isclose(1, 2, rel_tol=-1)',
    'cmath.exp(complex(cmath.inf, 0)), cmath.exp(complex(-cmath.inf, 1)), cmath.sqrt(complex(cmath.inf, -cmath.inf)), cmath.log(complex(0.0, cmath.inf))',
    "cmath.cosh(complex(0, cmath.inf)) if 0 else ''",
    'cmath.polar(C())',
    "cmath.polar('1')"
)
