# format() of complex numbers


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


inf, nan = float('inf'), float('nan')
show(r'''
format(1 + 2j), format(1 + 2j, ''), format(1j, ''), format(-1j, ''), format(0j, ''), format(-0j, ''), format(complex(-0.0, 1), ''), format(complex(inf, nan), '')
format(1 + 2j, '.1f'), format(1 + 2j, 'f'), format(1j, 'f'), format(1.5 - 2.5j, '.0f'), format(1 + 2j, 'e'), format(1 + 2j, '.2E'), format(1 + 2j, 'g'), format(1e10 + 1e-10j, 'G'), format(1 + 2j, 'n'), format(1 + 2j, 'F')
format(1 + 2j, '.3'), format(1.23456 + 2j, '.3'), format(1j, '.3'), format(100 + 1e5j, '.2'), format(1 + 2j, '#'), format(1 + 2j, '#.3'), format(1 + 2j, '#g')
format(1 + 2j, '+'), format(1 + 2j, ' '), format(1 + 2j, '-'), format(-1 - 2j, '+'), format(1 + 2j, '+.1f'), format(1j, '+'), format(1j, ' .1f')
format(1 + 2j, '20'), format(1 + 2j, '<20'), format(1 + 2j, '>20'), format(1 + 2j, '^20'), format(1 + 2j, '*^20.1f'), format(1 + 2j, 'é>10'), format(1j, '10'), format(1 + 2j, '3')
format(1234567 + 7654321j, ','), format(1234567 + 7654321j, '_.2f'), format(1234567j, ',g')
format(complex(-0.0, -0.0), 'z'), format(complex(-0.001, -0.001), 'z.1f'), format(complex(nan, inf), '.1f'), format(complex(-inf, -inf), 'E'), format(complex(nan, -nan), '+')
format(1j, '05')
format(1j, '0<5')
format(1j, '=5')
format(1j, '*=5')
format(1j, 'd')
format(1j, '%')
format(1j, 's')
format(1j, 'x')
format(1j, 'ff')
format(1j, '.')
format(1j, ',_')
format(1j, 5)
(1j).__format__('.1f'), (1 + 1j).__format__('')
(1j).__format__(1)
''')
