# format() of floats


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


inf, nan = float('inf'), float('nan')
show(r'''
format(1.5), format(1.5, ''), format(1.0, ''), format(-0.0, ''), format(1e16, ''), format(1e-5, ''), format(inf, ''), format(nan, '')
format(1.5, 'f'), format(1.5, '.0f'), format(2.5, '.0f'), format(1.5, '.1f'), format(1.005, '.2f'), format(1e10, '.3f'), format(1e-10, '.3f'), format(123.456, '.10f'), format(0.0, 'f'), format(-0.0, 'f'), format(1e22, 'f'), format(1e300, '.0f')[:10]
format(1.5, 'e'), format(1.5, '.0e'), format(2.5, '.0e'), format(123.456, '.3e'), format(1e-100, 'e'), format(1e100, '.2E'), format(0.0, 'e'), format(9.9999999, '.2e'), format(5e-324, '.5e'), format(1.7976931348623157e308, '.17e')
format(1.5, 'g'), format(100000.0, 'g'), format(1000000.0, 'g'), format(1e-4, 'g'), format(1e-5, 'g'), format(123456.789, '.3g'), format(123.0, '.3g'), format(0.0001234, '.2g'), format(1.0, '.0g'), format(1e10, 'G'), format(100.0, '.10g'), format(1e-10, '.15G')
format(1.5, '.1'), format(1.0, '.1'), format(10.0, '.1'), format(123.456, '.4'), format(123.456, '.2'), format(1e22, '.5'), format(0.0, '.3'), format(1.0, '.0'), format(15.0, '.0'), format(100.0, '.3'), format(100.0, '.4'), format(1234.5, '.17')
format(1.5, 'n'), format(1e6, 'n'), format(1234567.891, '.3n'), format(.5, '%'), format(.123456, '.2%'), format(1.0, '.0%'), format(-0.005, '.0%'), format(1e10, '%'), format(inf, '%'), format(nan, '.3%')
format(1.5, '10'), format(1.5, '<10'), format(1.5, '^10'), format(1.5, '010'), format(-1.5, '010'), format(-1.5, '=10'), format(1.5, '*>10.3f'), format(1.5, '+'), format(1.5, ' '), format(-1.5, '+010.2f'), format(1.5, '-')
format(inf, 'f'), format(-inf, 'F'), format(nan, 'F'), format(nan, 'E'), format(inf, '10'), format(inf, '010'), format(-inf, '010'), format(nan, '+'), format(inf, '+G'), format(-inf, '^10.2f'), format(inf, '010,'), format(inf, '<05')
format(1.0, '#.0f'), format(1.0, '#.0e'), format(1.0, '#g'), format(1.0, '#.3g'), format(1.0, '#'), format(123456.0, '#.3'), format(0.0, '#g'), format(1e10, '#.0e'), format(inf, '#f')
format(1234567.891, ','), format(1234567.891, ',.2f'), format(1234567.891, '_.2f'), format(-1234567.891, '+,.0f'), format(1e15, ','), format(1e16, ','), format(123.4, ','), format(999.9, ',.0f'), format(1234567.0, ',g'), format(12345678.0, ',.9g'), format(1234.5, ',%'), format(1e20, ',e')
format(1234.5, '012,.1f'), format(1234.5, '013,.1f'), format(1234.5, '011,.1f'), format(0.5, '08,.1f'), format(-1234.5, '014,.2f'), format(1234.5, '<12,'), format(1234.5, '*=+14,.1f')
format(-0.0, 'z'), format(-0.0, 'z.1f'), format(-0.04, 'z.1f'), format(-0.06, 'z.1f'), format(0.04, 'z.1f'), format(-0.04, '+z.1f'), format(-1e-9, 'z.3e'), format(-0.0, 'zg'), format(-0.0001, 'z.2%'), format(-inf, 'z'), format(-0.04, ' z.1f'), format(-0.04, 'z6.1f'), format(-0.04, 'z06.1f')
format(1.5, 'd')
format(1.5, 'x')
format(1.5, 's')
format(1.5, 'c')
format(1.5, 'b')
format(1.5, 'Z')
format(1.5, ',_')
format(1.5, ',n')
format(1.5, '.')
format(1.5, '.f')
format(1.5, '.-1f')
format(1.5, '.99999999999999999999f')
format(1.5, '.9999999999f')
format(1.5, 'ff')
format(1.5, '10 ')
format(1.5, b'f')
format(0.1, '.60f'), format(2**0.5, '.30e'), format(1e-20, '.50f'), len(format(5e-324, '.1074f')), format(5e-324, '.1074f')[-30:], format(0.5, '.1100f')[-5:]
''')
