# methods and attributes of ints


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
(5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (-5).conjugate()
True.real, True.imag, True.numerator, True.denominator, True.conjugate()
(5).as_integer_ratio(), (2**70).as_integer_ratio(), True.as_integer_ratio(), (0).as_integer_ratio()
(5).is_integer(), (2**70).is_integer(), True.is_integer()
(5).__trunc__(), (5).__floor__(), (5).__ceil__(), True.__trunc__()
(5).__round__(), (-5).__round__(), True.__round__()
(5).__index__(), True.__index__(), (5).__int__(), True.__int__(), (5).__float__(), True.__float__(), (2**70).__float__()
(2**1024).__float__()
(5).__getnewargs__(), True.__getnewargs__(), (2**70).__getnewargs__()
(5).__bool__(), (0).__bool__(), (2**70).__bool__()
(5).__pos__(), (5).__neg__(), (-5).__abs__(), (5).__invert__(), True.__pos__(), True.__neg__(), True.__abs__()
(5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(3), (5).__rmul__(3)
(5).__add__(1.5), (5).__add__('a'), (5).__rsub__(None), (5).__truediv__(1.5), (5).__floordiv__([])
(7).__divmod__(2), (7).__rdivmod__(20), (7).__floordiv__(2), (7).__rfloordiv__(20), (7).__mod__(4), (7).__rmod__(20)
(7).__truediv__(2), (7).__rtruediv__(2)
(5).__eq__(5.0), (5).__hash__(), (5).__repr__(), (5).__str__(), (5).__format__('05d')
(5).__format__(5)
(5).real.real.real
(5).nothing
(5).__sizeof__() > 0
int.__add__(5, 6), int.__neg__(True), int.bit_length(True), int.__abs__(-2**70)
int.__add__('a', 1)
int.__add__(5)
int.bit_length('a')
int.bit_length()
int.conjugate(1.5)
abs(-5), abs(2**70), abs(-2**70), abs(True), abs(-2**61)
setattr(5, 'real', 1)
setattr(5, 'x', 1)
delattr(5, 'real')
int.x
len(5)
iter(5)
''')
