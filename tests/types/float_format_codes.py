# Every presentation type of float formatting.
inf = float('inf')
nan = float('nan')


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "[format(3.14159, c) for c in ('e', 'E', 'f', 'F', 'g', 'G', 'n', '%', '')]",
    "[format(3.14159, '.2' + c) for c in ('e', 'E', 'f', 'F', 'g', 'G', 'n', '%', '')]",
    "[format(0.0, '.0' + c) for c in ('e', 'f', 'g', '%', '')]",
    "[format(1e10, c) for c in ('g', '', 'f', 'e', ',', '_', ',.2f', '_.1f')]",
    "[format(1234567.891, c) for c in (',', '_', ',.1f', '015,.2f', '+,.3e', '>20,', '*^25_')]",
    "[format(-0.0, c) for c in ('', 'f', 'z', 'zf', 'z.1f', '+z.1f')], format(-0.04, 'z.1f'), format(-0.06, 'z.1f')",
    "[format(1.5, c) for c in ('+', '-', ' ', '08', '+08.2f', '=+8', '<8', '^8', '>8', '#.0f', '#g', '#.3g', '#e')]",
    "[format(inf, c) for c in ('', 'f', 'F', 'E', '10', '010', '<10', '%')], [format(nan, c) for c in ('', 'F', '06', '+')]",
    "format(1.5, 'd')",
    "format(1.5, 'x')",
    "format(1.5, 's')",
    "format(1.5, 'c')",
    "format(1.5, '.2')",
    "format(1.5, '.')",
    "format(1.5, ',n')",
    "format(1.5, '_n')",
    "format(1.5, ',_')",
    "format(1.5, 'ff')",
    "format(1.5, '10.5.5')",
    "format(1.5, '99999999999999999999')",
    "format(1.5, '.99999999999999999999')",
    "format(0.1, '.30f'), format(1e300, '.0f')[:20], format(5e-324, '.3e'), format(123456789.0, '.3'), format(0.00001234, '.3')",
    "format(2.5, '.0f'), format(3.5, '.0f'), format(0.5, '.0f'), format(1e15, 'g'), format(1e-5, 'g'), format(1e16, '')",
    "'%.3f|%10.2e|%-10g|%+d|%#x' % (1.5, 12345.678, 0.1, 5, 255), '%f' % 10**20, '%d' % 3.99, '%i' % -3.99",
    "'%d' % 'x'",
    "'%f' % 'x'",
    "'%x' % 1.5",
    "'%.400f' % 0.1 == format(0.1, '.400f')",
    "'%*.*f' % (10, 2, 3.14159), '%-*d|' % (5, 3), '%0*d' % (5, 3)"
)
