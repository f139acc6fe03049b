# int() of text with other digits and spaces, of bytes


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
int('１２３'), int('٣٤'), int('१२'), int('1２')
int('−5')
int('½')
int('²')
int('\u2003 12 \u3000')
int('\x8512'), int('\xa012\xa0')
int('\x1c12')
int('12\x1f')
int('\t\n\v\f\r 12')
int('\ud800')
int('1\ud8002')
int('é')
int('１_２')
int('ｆ', 16)
int('１１', 2), int('０x1f', 0)
int(b'12'), int(b' -12 '), int(b'1_2'), int(b'ff', 16)
int(b'')
int(b'x')
int(b'1\xff')
int(b'\xd9\xa3')
int(b'12\0')
int(bytearray(b'0x1f'), 0)
int(bytearray(b'zz'))
int(memoryview(b'12'))
int(memoryview(b'zz'))
int(memoryview(b'12'), 10)
int(bytearray(b'12'), 10)
int(b'a' * 300)
int('a' * 150)
int("it's")
int('"')
''')
