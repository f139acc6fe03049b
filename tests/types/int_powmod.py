# pow() with a modulus


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
pow(2, 10, 1000), pow(2, 10, -1000), pow(-2, 3, 5), pow(-2, 3, -5)
pow(2, 0, 7), pow(2, 0, 1), pow(2, 0, -1), pow(0, 0, 1), pow(0, 0, 7), pow(0, 5, 7)
pow(3, 200, 13), pow(3, 2**200, 10**9 + 7), pow(2**200, 2**100, 97)
pow(2, 3, 0)
pow(2, -1, 0)
pow(3, -1, 7), pow(3, -1, -7), pow(-3, -1, 7), pow(3, -2, 7), pow(38, -1, 97)
pow(2, -1, 4)
pow(0, -1, 7)
pow(0, -1, 1), pow(5, -3, 1), pow(5, -3, -1)
pow(6, -1, 9)
pow(2, 3, 5.0)
pow(2, 3.0, 5)
pow(2.0, 3, 5)
pow(2, 3, 'a')
pow(2, 3, 1j)
pow(True, True, True), pow(True, -1, 7), pow(2, 5, True)
pow(7**50, 3**60, 2**300 + 157)
pow(7**50, 3**60, -2**300 - 157)
pow(-7**50, 3**60, 2**300 + 157)
pow(7**50, -3**60, 2**300 + 157)
pow(12345, 2**64 - 59, 2**64 - 59), pow(10, 30, 2**64), pow(3, 2**63, 2**128)
pow(2**521 - 2, 5, 2**521 - 1), pow(3, 2**521 - 2, 2**521 - 1)
(2).__pow__(3), (2).__pow__(3, 5), (2).__pow__(3, None), (2).__rpow__(3), (2).__rpow__(3, 5)
(2).__pow__('a'), (2).__pow__(3, 'a')
''')
for m in (1, 2, 3, 10, 97, 2**31, 2**61 - 1, 2**64, 3**50, -10, -2**70):
    print([pow(a, b, m) for a in (-5, 0, 2, 2**65) for b in (0, 1, 2, 3, 64, 1000)])
