# format() of text


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
format('abc'), format('abc', ''), format('abc', 's'), format('', '5'), format('abc', '2'), format('abc', '5'), format('abc', '<5') + '|', format('abc', '>5'), format('abc', '^6'), format('abc', '^7')
format('abc', '.2'), format('abc', '.0'), format('abc', '.5'), format('abc', '5.2'), format('abc', '*^7.2s'), format('héé', '.2'), format('héé', '5'), format('é', 'ß^5'), format('\U0001f600', '>3'), format('日本', '*<5')
format('abc', '05'), format('abc', '<05'), format('abc', '>05'), format('abc', '^05'), format('abc', 'x<05')
format('abc', '=5')
format('abc', '=05')
format('abc', '+')
format('abc', '-')
format('abc', ' ')
format('abc', '+5')
format('abc', '#')
format('abc', '#5')
format('abc', 'z')
format('abc', ',')
format('abc', '_')
format('abc', ',s')
format('abc', 'd')
format('abc', 'r')
format('abc', 'ss')
format('abc', '5x5')
format('abc', '.')
format('abc', '.s')
format('abc', '99999999999999999999')
format('abc', 5)
'{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c'), '{:{}}'.format('a', 5), '{:{w}.{p}}'.format('abcdef', w=8, p=3), '{0:*^{1}}'.format('x', 5), f"{'a':>{2 + 3}}", f"{'abc':.{1}}", f"{'x'!r:^9}"
format(None), format(None, ''), format([1], ''), format((1, 2))
format(None, '5')
format([1], '5')
format(object, 's')
format(b'a', '5')
format({}, 'd')
''')


class S(str):
    def __str__(self):
        return 'str!'


class F:
    def __format__(self, spec):
        return f'<{spec}>'


class Bad:
    def __format__(self, spec):
        return 5


print(format(S('abc'), ''), format(S('abc'), '5') + '|', f'{S("abc")}', f'{S("abc"):>6}', format(F(), 'xyz'), format(F()), f'{F():{1}{2}}')
try:
    format(Bad())
except TypeError as e:
    print(e)
