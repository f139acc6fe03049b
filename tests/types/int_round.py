# round() of ints


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
round(5), round(-5), round(2**70), round(True)
round(5, 0), round(5, 3), round(5, 2**70), round(5, None)
round(14, -1), round(15, -1), round(16, -1), round(25, -1), round(35, -1), round(-15, -1), round(-25, -1), round(-14, -1)
round(149, -2), round(150, -2), round(151, -2), round(250, -2), round(50, -2), round(49, -2), round(51, -2), round(-150, -2)
round(5, -1), round(4, -1), round(6, -1), round(-5, -1), round(5, -2), round(55, -2), round(999, -3), round(499, -3), round(500, -3), round(1500, -3)
round(10**30 + 5, -1) - 10**30, round(10**30 + 15, -1) - 10**30, round(-10**30 - 15, -1) + 10**30, round(12345 * 10**40, -43)
round(5, -50), round(-5, -10**6), round(10**50, -51), round(5 * 10**50, -51), round(6 * 10**50, -51), round(15 * 10**50, -51)
round(5, 1.0)
round(5, 'a')
round(5, 1, 2)
round()
round(number=5, ndigits=-1), round(5, ndigits=None)
(5).__round__(None)
(5).__round__(-1), (15).__round__(-1)
round(True, -1), type(round(True)), type(round(True, 0))
round(0, -5), round(0)
''')

seed = 5
for i in range(30):
    seed = seed * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
    n, d = seed % (2 * 10**12) - 10**12, seed // 2**50 % 11 + 1
    unit = 10**d
    q, rest = divmod(n, unit)
    if 2 * rest > unit or (2 * rest == unit and q % 2):
        q += 1
    assert round(n, -d) == q * unit
print('ok')
