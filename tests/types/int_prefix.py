# int() with base 0 and prefixes


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
int('0', 0), int('00', 0), int('-0', 0), int('000_0', 0)
int('0x1f', 0), int('0X1F', 0), int('-0x1f', 0), int('+0xff', 0)
int('0b101', 0), int('0B101', 0), int('-0b1', 0)
int('0o17', 0), int('0O17', 0)
int('017', 0)
int('0_7', 0)
int('0x', 0)
int('0b', 0)
int('0o', 0)
int('0xg', 0)
int('0b2', 0)
int('0o8', 0)
int('x1f', 0)
int('0x1f', 16), int('1f', 16), int('0X1F', 16)
int('0b1', 16), int('0b1', 2)
int('0x1f', 10)
int('0o17', 8), int('17', 8)
int('0b1', 36), int('0o1', 36), int('0x1', 36)
int('0_x1', 16)
int('0x_1', 16)
int('0x_1', 0)
int('0x__1', 0)
int('0x1_', 0)
int('_0x1', 0)
int(' 0x1f ', 0)
int('- 0x1', 0)
int('1_000_000'), int('1_0', 2), int('f_f', 16)
int('1__0')
int('_10')
int('10_')
int('_')
int('+_1')
int('1_000', 0)
int('01_0', 0)
int('1_000_000', 10)
''')
