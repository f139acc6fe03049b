# ** with floats


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


inf, nan = float('inf'), float('nan')
values = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 3, -3, 1e300, inf, -inf, nan, 0, 1023, 5e-324]
for a in values:
    line = []
    for b in values:
        try:
            line.append(str(a**b))
        except (ZeroDivisionError, OverflowError) as e:
            line.append(str(e))
    print(a, *line, sep='; ')
show(r'''
2.0**10000
OverflowError((34, 'x')).args
10.0**308, 10.0**309 if False else None
10.0**309
10**309.0
(-8.0)**(1/3), (-2)**0.5, (-2.0)**2, (-2.0)**3.0, (-1.0)**0.5
0.0**-1
0**-1.0
(-0.0)**-3
2.0**-1074, 2.0**-1075, 4**0.5, 2**-0.5, 9**-0.5
pow(2.0, 3), pow(2, 3.0), pow(2.0, 3, None)
pow(2.0, 3, 5)
pow(2, 3.0, 5)
pow(2, 3, 5.0)
(2.0).__pow__(3), (2.0).__rpow__(3), (2.0).__pow__('a'), (2.0).__pow__(3, None)
(2.0).__pow__(3, 4)
2.0**'a'
2.0**(2**1024)
(2**1024)**2.0
''')
