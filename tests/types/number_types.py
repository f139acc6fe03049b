# documentation, dictionaries and identity of the number types
for t in (int, float, complex, bool):
    print(t.__name__, t.__qualname__, t.__module__, t.__bases__, t.__mro__, t.__text_signature__, repr(t), t.__flags__ >= 0)
    print(sorted(n for n in dir(t) if n not in dir(object)))
    print(t.__doc__.split('\n')[0])
    for n in ('__add__', '__radd__', '__pow__', '__neg__', '__int__', '__float__', '__index__', '__round__', '__format__', 'conjugate'):
        m = getattr(t, n, None)
        print(n, type(m).__name__, getattr(m, '__text_signature__', None), (getattr(m, '__doc__', None) or '').split('\n')[0])
print(int.__add__.__objclass__, bool.__and__.__objclass__, type(int.from_bytes), type((5).bit_length), (5).bit_length.__self__, float.fromhex.__self__)
print(float.is_integer, int.__add__, bool.from_bytes.__qualname__, (1.5).hex.__name__)
print(isinstance(5, int), isinstance(5.0, int), isinstance(True, int), issubclass(bool, int), isinstance(5, (float, int)), type(5) is int, type(2**70) is int)
for t in (bool, type(None), type(...)):
    try:
        type('X', (t,), {})
    except TypeError as e:
        print(e)
for a, b in ((int, float), (int, str), (float, complex), (int, dict)):
    try:
        type('X', (a, b), {})
    except TypeError as e:
        print(e)
match 5:
    case int(x):
        print('int', x)
match 2.5:
    case int():
        print('no')
    case float(x) if x > 2:
        print('float', x)
match 2**70:
    case 1180591620717411303424:
        print('big')
match True:
    case 1:
        print('one')
match 1 + 2j:
    case 1 + 2j:
        print('complex')
match -5:
    case -5:
        print('minus five')
