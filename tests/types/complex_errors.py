# what complex numbers do not do, and powers


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
1j < 2j
1j >= 1
1 > 1j
sorted([1j, 2])
max(1j, 2j)
1j // 1
1j % 1
1 % 1j
divmod(1j, 1)
int(1j)
float(1j)
round(1j)
1j & 1
~1j
1j << 1
1j + 'a'
1j + None
'a' * 1j
[1][complex('1j')]
range(1j)
1j / 0
0j / 0j
0j ** -1
0j ** 1j
0j ** 0, 0j ** 2, 0j ** 0j, (1 + 1j) ** 0
pow(1j, 2, 3)
pow(1j, 2), pow(1j, 2, None), pow(2, 1j), pow(1j, 2.5)
(1j) ** 100, (1 + 1j) ** 100, (1 + 1j) ** -100, (1 + 1j) ** 101, (2 + 1j) ** 3, (2 + 1j) ** -3, (2 + 1j) ** 0.5, (2 + 1j) ** (1 - 1j)
(1e300 + 1j) ** 2.5
(1e300 + 1j) ** 300
2 ** (1 + 1j), (-2) ** 0.5, (-2.5) ** 1.5, (-1) ** 1j
(1 + 2j) ** 2 ** 1024
abs(3 + 4j), abs(complex(1e308, 0)), abs(-0j), abs(complex('inf-nanj')), abs(complex('nan+1j'))
abs(complex(1.5e308, 1.5e308))
2**1024 + 1j
1j == 2**1024, 1j != 'a', (1 + 0j) == 1, (1 + 0j) == 1.0, (1 + 0j) == True, 2**53 + 1 == complex(2**53), complex('nan') == complex('nan')
(1j).real, (1j).imag, (1 + 2j).conjugate(), (1j).__getnewargs__(), (1j).__complex__(), (1j).__bool__(), (1j).__neg__(), (1j).__abs__()
(1j).__add__(1), (1j).__add__('a'), (1j).__radd__(1.5), (1j).__eq__(1j), (1j).__lt__(1j), (1j).__truediv__(2), (1j).__rtruediv__(2), (1j).__pow__(2), (1j).__rpow__(2)
(1j).__pow__(2, 3)
setattr(1j, 'real', 1)
setattr(1j, 'x', 1)
hash(1j), hash(1 + 0j) == hash(1), hash(complex(0.5, 1.5)), hash(complex(-1, -1)), hash(0j), hash(complex('inf+infj'))
sum([1j, 2, 3.5]), sum([1, 2.5, 1j]), sum([], 1j), [1j, 2].count(2 + 0j), {1: 'a'}[1 + 0j]
''')
