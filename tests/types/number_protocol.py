# mixed operands and reflected methods


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


class R:
    def __radd__(self, o):
        return ('radd', o)

    def __rsub__(self, o):
        return ('rsub', o)

    def __rmul__(self, o):
        return ('rmul', o)

    def __rtruediv__(self, o):
        return ('rtruediv', o)

    def __rfloordiv__(self, o):
        return ('rfloordiv', o)

    def __rmod__(self, o):
        return ('rmod', o)

    def __rdivmod__(self, o):
        return ('rdivmod', o)

    def __rpow__(self, o, m=None):
        return ('rpow', o, m)

    def __rlshift__(self, o):
        return ('rlshift', o)

    def __rrshift__(self, o):
        return ('rrshift', o)

    def __rand__(self, o):
        return ('rand', o)

    def __ror__(self, o):
        return ('ror', o)

    def __rxor__(self, o):
        return ('rxor', o)

    def __gt__(self, o):
        return ('gt', o)

    def __eq__(self, o):
        return ('eq', o)


r = R()
for v in (5, 2**70, 1.5, True, 2.0**300):
    print(v + r, v - r, v * r, v / r, v // r, v % r, divmod(v, r), v**r, v < r, v == r)
for v in (5, 2**70, True):
    print(v << r, v >> r, v & r, v | r, v ^ r)
print(1j + r, 1j - r, 1j * r, 1j / r, 1j**r)


class Sub(int):
    def __radd__(self, o):
        return 'sub radd'

    def __rpow__(self, o, m=None):
        return 'sub rpow'


class FSub(float):
    def __rmul__(self, o):
        return 'fsub rmul'


print(1 + Sub(2), 1.5 + Sub(2), Sub(1) + 2, 2**Sub(2), True + Sub(1), 2**70 + Sub(1), 2 * FSub(3), 2.5 * FSub(3), FSub(2) * 3, 1j * FSub(2))
show(r'''
1 + None
1.5 - []
1j * {}
2**70 / 'a'
1 // None
True % []
divmod(1, 'a')
1 ** None
pow(1, 2, 'a')
1 << 1.5
1 & 'a'
None + 1
'a' + 1
1 + 'a'
[] * 1.5
1 @ 2
-'a'
+[]
~{}
abs('a')
1 < 'a'
1.5 >= None
''')
