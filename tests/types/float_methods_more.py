# Methods and attributes of float.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "(2.5).is_integer(), (2.0).is_integer(), float('inf').is_integer(), float('nan').is_integer(), (-0.0).is_integer()",
    '(0.5).as_integer_ratio(), (-0.75).as_integer_ratio(), (1e300).as_integer_ratio()[1], (5e-324).as_integer_ratio()[0], (0.0).as_integer_ratio()',
    "float('inf').as_integer_ratio()",
    "float('nan').as_integer_ratio()",
    "(2.5).hex(), (-0.1).hex(), (0.0).hex(), (-0.0).hex(), float('inf').hex(), float('nan').hex(), (5e-324).hex(), (1.7976931348623157e308).hex()",
    "float.fromhex('0x1.4p+1'), float.fromhex('-0x1p-1074'), float.fromhex('inf'), float.fromhex(' 0x.8 '), float.fromhex('1.8'), float.fromhex('0xap3')",
    "float.fromhex('0x')",
    "float.fromhex('xyz')",
    "float.fromhex('0x1p5000')",
    'float.fromhex(5)',
    'float.fromhex()',
    '(2.5).real, (2.5).imag, (2.5).conjugate()',
    '(2.5).__trunc__(), (-2.5).__trunc__(), (2.5).__floor__(), (-2.5).__floor__(), (2.5).__ceil__(), (-2.5).__ceil__()',
    'round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e22), round(0.5), round(1234.567, -2), round(1.5, 400), round(1.5, -400)',
    "round(float('inf'))",
    "round(float('nan'))",
    "round(float('inf'), 2), round(2.5, None)",
    'round(2.5, 1.5)',
    "round(2.5, 'x')",
    '(2.5).__round__(), (2.567).__round__(1), (2.5).__int__(), (2.5).__float__(), (2.5).__bool__(), (0.0).__bool__()',
    "float.__getformat__('double'), float.__getformat__('float')",
    "float.__getformat__('x')",
    "(2.5).__getnewargs__(), hash(2.5), hash(2.0) == hash(2), hash(float('inf')), hash(-float('inf')), hash(1e300)",
    '(2.5).is_integer(1)',
    '(5.0).bit_length()'
)
