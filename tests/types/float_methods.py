# other methods and attributes of floats


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
(1.5).real, (1.5).imag, (1.5).conjugate(), (-0.0).real, type((1.5).imag)
(1.5).is_integer(), (2.0).is_integer(), (-0.0).is_integer(), (1e300).is_integer(), float('inf').is_integer(), float('nan').is_integer()
(1.5).as_integer_ratio(), (-0.1).as_integer_ratio(), (0.0).as_integer_ratio(), (-0.0).as_integer_ratio(), (1e22).as_integer_ratio(), (2.0**100).as_integer_ratio()
(5e-324).as_integer_ratio()[1] == 2**1074, (1e308).as_integer_ratio()[1], (3.0).as_integer_ratio()
float('inf').as_integer_ratio()
float('-inf').as_integer_ratio()
float('nan').as_integer_ratio()
(1.5).__getnewargs__(), (1.5).__float__(), (1.5).__int__(), (1.5).__bool__(), (0.0).__bool__()
(1.5).__neg__(), (1.5).__pos__(), (-1.5).__abs__(), (1.5).__add__(1), (1.5).__radd__(1), (1.5).__sub__(True), (1.5).__rsub__(1), (1.5).__mul__(2), (1.5).__truediv__(2), (1.5).__rtruediv__(3)
(1.5).__add__('a'), (1.5).__mul__(1j), (1.5).__eq__(1.5), (1.5).__eq__('a'), (1.5).__lt__(2), (1.5).__ge__(1.5), (1.5).__ne__(1)
(7.5).__floordiv__(2), (7.5).__rfloordiv__(20), (7.5).__mod__(2), (7.5).__rmod__(20), (7.5).__divmod__(2), (7.5).__rdivmod__(20)
(1.5).__hash__() == hash(1.5), (1.5).__repr__(), (1.5).__str__(), (1.5).__format__('.3f')
(1.5).__format__(5)
float.__getformat__('double'), float.__getformat__('float')
float.__getformat__('int')
float.__getformat__(1)
float.__add__(1.5, 2)
float.__add__(1, 2)
float.is_integer(1)
float.hex('a')
setattr(1.5, 'real', 2)
setattr(1.5, 'x', 2)
(1.5).nothing
len(1.5)
iter(1.5)
[1, 2][float('1')]
range(1.5)
'a' * 1.5
hash(float('inf')), hash(float('-inf')), hash(0.0), hash(-0.0), hash(1e16), hash(-1.0), hash(0.5), hash(-0.5), hash(1e300), hash(5e-324)
float('nan') == float('nan'), float('nan') != float('nan'), float('nan') < 1, 1 > float('nan'), 0.0 == -0.0, 0.1 + 0.2 == 0.3
(lambda n: (n in [n], n == n, [n] == [n], {n: 1}[n], hash(n) == hash(n)))(float('nan'))
sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1] * 3, 0.5), sum([1, 2.5, True]), sum([1e308, 1e308, -1e308]), max(1.5, 2, -1.0), min(float('inf'), 3)
''')
