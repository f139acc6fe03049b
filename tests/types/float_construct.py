# float(): numbers, text, bytes, objects


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


class F:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return self.v


class I:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class Text(str):
    def __float__(self):
        return 99.0


class Sub(float):
    pass


import warnings

warnings.simplefilter('ignore')
show(r'''
float(), float(0), float(-5), float(True), float(2**53 + 1), float(10**22), float(1.5)
float(2**1024)
float(-2**1024)
float(2**1024 - 2**970 - 1), float(2**1023)
float(2**1024 - 2**970)
float('1.5'), float('-1.5'), float('+1.5'), float('1'), float('.5'), float('5.'), float('1e3'), float('1E-3'), float('1.e+3'), float('.5e2')
float('  1.5\n'), float('\t1.5'), float('１.５'), float('\u20031\u2003')
float('1_000.5_5'), float('1e1_0'), float('0_0')
float('1__0')
float('_1')
float('1_')
float('1_.5')
float('1._5')
float('1_e5')
float('1e_5')
float('')
float(' ')
float('.')
float('e5')
float('1e')
float('1e+')
float('1.5.5')
float('+-1')
float('1 5')
float('0x10')
float('1.5\0')
float('é')
float('\ud800')
float('inf'), float('-inf'), float('Infinity'), float('+INFINITY'), float('iNf'), float('nan'), float('-NaN'), float('+nan')
float('infi')
float('in')
float('nan1')
float('i_nf')
float('1e400'), float('-1e400'), float('1e-400'), float('-1e-400'), float('1e99999999999999999999'), float('1e-99999999999999999999')
float(b'1.5'), float(b' 1_0 '), float(bytearray(b'-2')), float(memoryview(b'1e3'))
float(b'x')
float(b'\xb1')
float(b'')
float(bytearray(b'x'))
float(None)
float([])
float(1j)
float('1', 2)
float(1, 2, 3)
float(x=1)
float(F(2.5)), float(F(Sub(2.5))), type(float(F(Sub(2.5))))
float(F(1))
float(F('x'))
float(F(None))
float(I(3)), float(I(2**70))
float(I(2**2000))
float(I(1.5))
float(Text('12'))
Sub(1.5), type(Sub(1.5)), type(float(Sub(1.5))), Sub('2'), Sub(), Sub(F(3.5))
Sub(1, 2)
Sub(x=1)
''')
