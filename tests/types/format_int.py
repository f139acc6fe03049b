# format() of ints


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
format(5), format(5, ''), format(5, 'd'), format(-5, 'd'), format(2**70, 'd'), format(0, 'd'), format(5, 'n'), format(1234567, 'n')
format(5, '5'), format(5, '<5'), format(5, '>5'), format(5, '^5'), format(5, '^6'), format(-5, '=5'), format(-5, '05'), format(5, '+05'), format(5, ' 05')
format(5, '*<5'), format(5, '*>5'), format(5, '*^5'), format(-5, '*=5'), format(5, '0<5'), format(5, 'x<05'), format(5, '<05'), format(5, '=05'), format(5, '{<4'), format(5, '}>4')
format(5, '+'), format(-5, '+'), format(5, '-'), format(5, ' '), format(-5, ' '), format(0, '+'), format(0, '-d')
format(10, 'b'), format(10, 'o'), format(255, 'x'), format(255, 'X'), format(-10, 'b'), format(-255, 'x'), format(0, 'b'), format(2**70, 'x'), format(-2**70, 'o')
format(10, '#b'), format(10, '#o'), format(255, '#x'), format(255, '#X'), format(-255, '#x'), format(0, '#x'), format(10, '#d'), format(255, '#010x'), format(-255, '#010X'), format(255, '+#x'), format(255, '#>10x'), format(255, '*^#12x'), format(255, '*=+#12x')
format(1234567, ','), format(-1234567, ','), format(123, ','), format(1000, ','), format(0, ','), format(1234567, '_'), format(1234567, '_d'), format(2**70, ','), format(1234567, '+,')
format(0xdeadbeef, '_x'), format(0xdeadbeef, '_X'), format(0b1011011, '_b'), format(0o1234567, '_o'), format(-0xdeadbeef, '#_x'), format(15, '_x')
format(1234567, '15,'), format(1234567, '015,'), format(1234567, '014,'), format(1234567, '016,'), format(1234567, '017,'), format(-1234567, '017,'), format(1234567, '*=17,'), format(1234567, '<15,'), format(1, '010_x'), format(1, '011_x'), format(1, '#011_x'), format(12, '06,'), format(12, '07,'), format(12, '08,')
format(65, 'c'), format(0x20ac, 'c'), format(0x1f600, 'c'), format(65, '5c'), format(65, '<5c'), format(65, '^5c'), format(65, '05c'), format(0, 'c'), format(65, '=5c')
format(-1, 'c')
format(0x110000, 'c')
format(2**70, 'c')
format(65, '+c')
format(65, '#c')
format(65, ',c')
format(65, '.2c')
format(5, 'f'), format(5, 'e'), format(5, 'g'), format(5, '.2f'), format(5, '%'), format(5, '.0%'), format(2**70, 'e'), format(-5, '08.2f'), format(1234567, ',.2f'), format(5, 'E'), format(5, 'G'), format(5, 'F'), format(10**10, 'g')
format(2**1024, 'f')
format(2**1024, '%')
format(5, '.2')
format(5, '.2d')
format(5, '.d')
format(5, 'z')
format(5, ',x')
format(5, ',b')
format(5, ',_')
format(5, '_,')
format(5, ',,')
format(5, ',n')
format(5, '_n')
format(5, 's')
format(5, 'r')
format(5, 'y')
format(5, 'dd')
format(5, '5d5')
format(5, '\x00')
format(5, 'é')
format(5, '5é')
format(5, '99999999999999999999d')
format(5, 'é^5'), format(5, '\U0001f600>3'), format(5, '٣'), format(5, '٣d')
format(5, 5)
format(5, None)
format(True), format(True, ''), format(True, 'd'), format(True, '5'), format(False, 'b'), format(True, '#x'), format(True, ',')
''')
