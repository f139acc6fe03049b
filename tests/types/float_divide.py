# division errors and signs of zeros


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
1.0 / 0
1.0 / 0.0
1 / 0.0
0.0 / 0.0
1.0 // 0
1 // 0.0
1.0 % 0
1 % 0.0
divmod(1.0, 0)
divmod(1, 0.0)
1.0 / False
7.5 // 2, -7.5 // 2, 7.5 // -2, -7.5 // -2
7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 % -2
divmod(7.5, 2), divmod(-7.5, 2), divmod(7.5, -2), divmod(-7.5, -2)
0.0 % 3, -0.0 % 3, 0.0 % -3, -0.0 % -3, 6.0 % 3, -6.0 % 3, 6.0 % -3
0.0 // 3, -0.0 // 3, 0.0 // -3, -1e-300 // 1, 1e-300 // 1
1e308 % 3, 1e-308 % 3, 5.0 % 1e308, -5.0 % 1e308, 5.0 // 1e308, -5.0 // 1e308
5.0 % float('inf'), -5.0 % float('inf'), 5.0 % float('-inf'), 5.0 // float('inf'), -5.0 // float('inf')
float('inf') % 5, float('inf') // 5, float('nan') % 5, divmod(float('inf'), 2)
1.0 // 0.1, 1.0 % 0.1, divmod(1.0, 0.1), 0.3 // 0.1, 0.3 % 0.1
2**1024 / 1.0
1.0 / 2**1024
1.0 + 2**1024
2**1024 - 1.0
2**1024 * 1.0
1.0 // 2**1024
2**1024 % 1.0
1.0 + '1'
'1' * 1.0
1.0 - None
1.5 & 1
1 | 1.5
1.5 << 1
~1.5
1.5 @ 2
-(1.5), +(1.5), -(-0.0), abs(-1.5), abs(-0.0), abs(float('-inf')), not 0.0, not -0.0, bool(0.1), bool(float('nan'))
''')
x = 10.0
x += 1
x -= 0.5
x *= 2
x /= 4
x //= 0.5
x %= 3
x **= 2
print(x)
