# Operators of float, special values, comparisons.
inf = float('inf')
nan = float('nan')


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "1.5 + 'a'",
    '1.0 / 0',
    '1.0 // 0',
    '1.0 % 0',
    'divmod(1.0, 0.0)',
    '0.0 ** -1',
    '(-1.0) ** 0.5',
    '2.0 ** 5000',
    '1.5 << 1',
    '1.5 & 1',
    '~1.5',
    '5.5 // 2, -5.5 // 2, 5.5 % 2, -5.5 % 2, 5.5 % -2, divmod(-5.5, 2), divmod(5.5, -2)',
    'inf - inf, inf * 0, inf / inf, inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf',
    'nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], max(1.0, nan), max(nan, 1.0), min(nan, 1.0)',
    '0.0 == -0.0, 1 / inf, -1 / inf, str(-0.0), 0.0 * -1, -0.0 + 0.0, abs(-0.0)',
    '1e308 * 10, -1e308 * 10, 1e-320 / 10**10, 1e16 + 1, 0.1 + 0.2, 1 / 3, 2 / 3, 1e100, 1e-100, 123456789012345680.0',
    "inf > 10**400, -inf < -10**400, 1e300 < 10**400, 0.5 < 10**400, 2.0**53 == 2**53, 2.0**53 == 2**53 + 1, 1.5 < 2, 2 > 1.5, 1.5 == '1.5'",
    "1.5 < 'a'",
    '1.5 < None',
    '1 ** nan, nan ** 0, inf ** -1, (-inf) ** 3, (-inf) ** -1, 0.0 ** 0.0, (-2.0) ** 3, (-2.0) ** -3, 2 ** -0.5',
    'pow(2.0, 3), pow(2.0, -1)',
    'repr(1e22), repr(1e21), repr(1e16), repr(1e15), repr(0.0001), repr(0.00001), repr(1.0), repr(-1.5e-7), repr(12345.678)',
    "str(1e22), '%s' % 0.1, format(0.1), format(1e22), format(1.0), format(float('nan')), format(inf, '+')"
)
