# % formatting of numbers


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
'%d' % 5, '%d' % -5, '%d' % 2**70, '%d' % 3.99, '%d' % -3.99, '%d' % True, '%i' % 5, '%u' % 5, '%5d|' % 5, '%-5d|' % 5, '%05d' % 5, '%+d' % 5, '% d' % 5, '%+05d' % 5, '%-05d|' % 5, '%.3d' % 5, '%8.3d' % -5, '%08.3d' % 5
'%x' % 255, '%X' % 255, '%#x' % 255, '%#X' % 255, '%o' % 8, '%#o' % 8, '%x' % -255, '%#010x' % 255, '%x' % 2**70, '%.5x' % 255, '%#.5x' % 255, '%+x' % 255, '%10x|' % 255, '%-10x|' % 255, '%o' % 0, '%#o' % 0
'%e' % 1.5, '%E' % 1.5, '%f' % 1.5, '%F' % 1.5, '%g' % 1.5, '%G' % 1e10, '%.2f' % 2.675, '%.0f' % 0.5, '%.0f' % 1.5, '%10.2f|' % 1.5, '%-10.2f|' % 1.5, '%010.2f' % -1.5, '%+.1f' % 1.5, '% .1f' % 1.5, '%#.0f' % 1.0, '%#g' % 1.0, '%.3g' % 1234.5, '%f' % 2**70, '%g' % True
'%f' % float('inf'), '%F' % float('-inf'), '%E' % float('nan'), '%010f' % float('inf'), '%+f' % float('nan'), '%5.1f|' % float('inf')
'%c' % 65, '%c' % 'A', '%c' % 0x20ac, '%5c|' % 65, '%-5c|' % 'é'
'%c' % -1
'%c' % 0x110000
'%c' % 'AB'
'%c' % 1.5
'%d' % '5'
'%d' % None
'%x' % 1.5
'%x' % '5'
'%f' % 'a'
'%f' % 1j
'%d' % 1j
'%d' % float('nan')
'%d' % float('inf')
'%d' % 10**4300
'%f' % 2**1024
'%*d' % (5, 3), '%-*d|' % (5, 3), '%*d|' % (-5, 3), '%.*f' % (2, 1.23456), '%*.*f' % (8, 2, 1.5), '%0*d' % (5, 3)
'%*d' % ('a', 3)
'%.*f' % (1.5, 2)
'%d %d' % (1,)
'%d' % (1, 2)
'%' % 1
'%z' % 1
'%s %r %a' % ('é', 'é', 'é'), '%.2s' % 'abc', '%5.1s|' % 'abc', '%(a)d %(b)s' % {'a': 1, 'b': 2}, '%%', '%d%%' % 5, '%ld %hd %Lf' % (1, 2, 3)
''')


class I:
    def __index__(self):
        return 7


class N:
    def __int__(self):
        return 9


class F:
    def __float__(self):
        return 2.5


print('%d %x %o %c' % (I(), I(), I(), I()), '%d' % N(), '%f %g' % (F(), F()))
for f in (lambda: '%x' % N(), lambda: '%d' % F(), lambda: '%f' % N()):
    try:
        print(f())
    except TypeError as e:
        print(e)
