# hex and fromhex


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
(0.0).hex(), (-0.0).hex(), (1.0).hex(), (-1.5).hex(), (0.1).hex(), (1e308).hex(), (5e-324).hex(), (2.2250738585072014e-308).hex(), (255.5).hex()
float('inf').hex(), float('-inf').hex(), float('nan').hex()
float.fromhex('0x1.8p1'), float.fromhex('0X1.8P1'), float.fromhex('1.8p1'), float.fromhex('1.8'), float.fromhex('.8'), float.fromhex('8.'), float.fromhex('ff')
float.fromhex('-0x1p-1074'), float.fromhex('0x1p-1075'), float.fromhex('0x1.8p-1075'), float.fromhex('0x0.8p-1074'), float.fromhex('0x1.00000000000001p-1075')
float.fromhex('0x1.fffffffffffffp1023'), float.fromhex('0x1.fffffffffffff7p1023')
float.fromhex('0x1.fffffffffffff8p1023')
float.fromhex('0x1p1024')
float.fromhex('0x1p99999999999999999999')
float.fromhex('0x1p-99999999999999999999'), float.fromhex('0x0p99999999999999999999')
float.fromhex('0x1.00000000000008p0'), float.fromhex('0x1.000000000000080000000000001p0'), float.fromhex('0x1.00000000000018p0')
float.fromhex('  0x1p4\n'), float.fromhex('+0x1p+4'), float.fromhex('inf'), float.fromhex('-Infinity'), float.fromhex('NAN'), float.fromhex('+nan')
float.fromhex('')
float.fromhex('0x')
float.fromhex('.')
float.fromhex('0x.p1')
float.fromhex('0x1p')
float.fromhex('0x1p+')
float.fromhex('1 2')
float.fromhex('0x1.8.1')
float.fromhex('g')
float.fromhex('0x1_0')
float.fromhex('infin')
float.fromhex('--1')
float.fromhex('1\0')
float.fromhex('１')
float.fromhex(5)
float.fromhex(b'1')
float.fromhex()
float.fromhex('0' * 400 + '1'), float.fromhex('1' + '0' * 250 + 'p-1000'), float.fromhex('0.' + '0' * 300 + '1p1204')
''')


class F(float):
    def __new__(cls, v):
        print('new', v)
        return super().__new__(cls, v)


print(type(F.fromhex('0x1.8p0')), (1.5).fromhex('0x1p1'))
x = 1.1
for i in range(40):
    x *= -7.7 if i % 2 else 0.0123
    assert float.fromhex(x.hex()) == x
    print(x.hex())
