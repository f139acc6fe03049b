# the limit for conversions between ints and decimal text
import sys


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
show(r'''
len(str(10**4299))
len(str(10**4300))
str(-10**4300)
repr(10**4300)
'%d' % 10**4300
'{}'.format(10**4300)
f'{10**4300:d}'
int('1' * 4300) > 0
int('1' * 4301)
int('1_' * 4300 + '1')
int(b'1' * 4301)
int('0' * 4301)
int('1' * 4301, 7)
int('1' * 10000, 16) > 0
int('1' * 10000, 2) > 0
int('1' * 10000, 32) > 0
len(hex(16**5000)), len(bin(2**20000)), len(oct(8**5000))
f'{10**5000:x}'[:3]
sys.set_int_max_str_digits(640)
str(10**639)[:2]
str(10**640)
int('1' * 641)
sys.set_int_max_str_digits(639)
sys.set_int_max_str_digits(-1)
sys.set_int_max_str_digits('a')
sys.set_int_max_str_digits(0)
len(str(10**5000)), len(str(10**20000)), int('9' * 6000) == 10**6000 - 1
sys.set_int_max_str_digits(4300)
sys.get_int_max_str_digits()
''')
