# round() of floats, __floor__, __ceil__, __trunc__
import math


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(0.49999999999999994), round(2**52 + 0.5), round(1e300) == int(1e300)
type(round(1.5)), type(round(1.5, 0)), type(round(1.5, None))
round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(2.5, 0), round(3.5, 0), round(-2.5, 0)
round(1234.5678, 1), round(1234.5678, 2), round(1234.5678, 3), round(1234.5678, 4), round(1234.5678, 10)
round(1234.5678, -1), round(1234.5678, -2), round(1234.5678, -3), round(1234.5678, -4), round(5678.9, -4), round(5000.0, -4), round(15000.0, -4)
round(1e22, -22), round(5e22, -23), round(1.5e300, -300), round(1e-5, 4), round(5e-324, 323), round(5e-324, 324), round(1e308, -308)
round(1.7e308, -308)
round(-1.7e308, -308)
round(1.5, 400), round(1.5, -400), round(-1.5, -400), round(1.5, 2**70), round(1.5, -2**70)
round(-0.0), round(-0.0, 1), round(-0.4, 0), round(0.0, 5), round(-0.04, 1)
round(float('nan'))
round(float('inf'))
round(float('-inf'))
round(float('nan'), 1), round(float('inf'), 1), round(float('-inf'), -5)
round(1.5, 'a')
round(1.5, 1.0)
round(1.5, 1, 1)
(1.5).__round__(), (1.5).__round__(None), (1.5).__round__(1)
(1.5).__trunc__(), (-1.5).__trunc__(), (1.5).__floor__(), (-1.5).__floor__(), (1.5).__ceil__(), (-1.5).__ceil__(), (1e20).__floor__()
float('nan').__floor__()
float('inf').__ceil__()
float('nan').__trunc__()
math.floor(-0.5), math.ceil(-0.5), math.trunc(-0.5), math.floor(1e20), math.ceil(2**0.5), int(-1e19), int(2.0**61), int(-2.0**61), int(2.0**62)
''')
for i in range(-12, 13):
    x = i / 8
    print(x, round(x), round(x, 1), round(x, 2), round(x * 100, -1), round(x, -1), math.floor(x), math.ceil(x), math.trunc(x))
