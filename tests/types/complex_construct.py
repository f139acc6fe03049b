# complex(): numbers, text, objects
import warnings


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


warnings.simplefilter('ignore')


class C:
    def __init__(self, v):
        self.v = v

    def __complex__(self):
        return self.v


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Sub(complex):
    pass


show(r'''
complex(), complex(1), complex(1.5), complex(True), complex(1, 2), complex(1.5, -2.5), complex(2**60, 1), complex(1j), complex(1j, 2), complex(1, 2j), complex(1j, 2j), complex(1 + 2j, 3 + 4j)
complex(real=1), complex(imag=2), complex(real=1, imag=2), complex(1, imag=2), complex(imag=1j), complex(real=1j, imag=1j)
complex('1'), complex('1j'), complex('1+2j'), complex('1-2j'), complex('-1.5e3+.5J'), complex('j'), complex('+j'), complex('-j'), complex('1+j'), complex('1-J')
complex(' 1+2j '), complex('(1+2j)'), complex(' ( 1+2j ) '), complex('\t1j\n'), complex('(j)')
complex('inf'), complex('-inf+nanj'), complex('infinity-infj'), complex('nan'), complex('+nanj'), complex('1e400'), complex('1e400j'), complex('-0.0-0.0j')
complex('1_000+2_0j'), complex('１+２j'), complex('\u2003 1j')
complex('')
complex(' ')
complex('1+2')
complex('1 + 2j')
complex('1+ 2j')
complex('1+2j3')
complex('(1+2j')
complex('1+2j)')
complex('()')
complex('1j+2')
complex('++1')
complex('1+-2j')
complex('jj')
complex('1__0')
complex('_1j')
complex('1+2i')
complex('1\0')
complex('\ud800')
complex('1', 2)
complex(1, '2')
complex('1', '2')
complex(imag='1')
complex(b'1')
complex(None)
complex([])
complex(1, None)
complex(1, [])
complex(1, 2, 3)
complex(x=1)
complex(1, real=2)
complex(1, 2, imag=3)
complex(C(1 + 2j)), complex(C(1j), 1), complex(C(Sub(3)))
complex(C(1))
complex(C('a'))
complex(1, C(1j))
complex(F()), complex(F(), F()), complex(I()), complex(1, I())
complex(2**1024)
complex(1, 2**1024)
Sub(1, 2), type(Sub(1, 2)), type(complex(Sub(1, 2))), Sub('1+2j'), Sub(), type(Sub(1) + 0)
''')
