# Methods, parsing and errors of complex.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "complex(), complex(1), complex(1, 2), complex('1+2j'), complex(' 1-2j '), complex('j'), complex('-j'), complex('1e3j'), complex('(1+2j)')",
    "complex('inf+nanj'), complex('1_0+2j'), complex(real=1, imag=2), complex(imag=3), complex(1j, 2), complex(1, 2j), complex(1j, 2j)",
    "complex('1 + 2j')",
    "complex('')",
    "complex('1+2')",
    "complex('1+2k')",
    "complex('1', 2)",
    "complex(1, '2')",
    'complex([])',
    'complex(None)',
    'complex(1, None)',
    'complex(1, 2, 3)',
    "complex('1j', imag=1)",
    '(1+2j).real, (1+2j).imag, (1+2j).conjugate(), abs(3+4j), -(1+2j), +(1+2j), bool(0j), bool(1j), hash(1+0j) == hash(1)',
    '(1+2j) + 1, 1 + (1+2j), (1+2j) * (3-1j), (1+2j) / (3-1j), (1+2j) ** 2, (1+2j) ** 0, 1j ** 2, 1j ** 0.5, 2 ** 1j',
    "(1+2j) == 1, 1 == (1+0j), (1+2j) != (1+2j), (1+2j) == 'x'",
    '(1+2j) < 1',
    '(1+2j) // 1',
    '(1+2j) % 1',
    'divmod(1j, 1)',
    '1j / 0',
    '0j ** -1',
    '0j ** 1j',
    'int(1j)',
    'float(1j)',
    'round(1j)',
    '(1j).real.__class__.__name__, (1+2j).__complex__(), (1+2j).__getnewargs__()',
    "setattr(1j, 'real', 2)",
    "complex(-0.0, -0.0), complex(0.0, -1.5), complex(1e300, 1e300) * 1e10 != 0, repr(complex(float('inf'), float('nan'))), str(-1j), str(1-0j)",
    "format(1+2j, '.2f'), format(1+2j, '>15'), format(1+2j, 'e'), format(1.5j, ''), format(1+2j, '+.1g'), f'{1+2j!r:>12}'",
    "format(1j, 'd')",
    "format(1j, '=10')",
    "format(1j, '010')",
    "complex.from_number(3) if hasattr(complex, 'from_number') else 'absent'"
)
