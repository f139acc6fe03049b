# int.bit_length, bit_count, as_integer_ratio, conjugate and the attributes.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    '(0).bit_length(), (1).bit_length(), (-1).bit_length(), (255).bit_length(), (256).bit_length(), (2**70).bit_length(), (-2**70 + 1).bit_length()',
    '(0).bit_count(), (7).bit_count(), (-7).bit_count(), (2**100 - 1).bit_count()',
    'True.bit_length(), True.bit_count()',
    '(5).as_integer_ratio(), (-5).as_integer_ratio(), (10**30).as_integer_ratio(), True.as_integer_ratio()',
    '(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (2**80).imag',
    '(5).is_integer(), True.is_integer()',
    '(5).bit_length(1)',
    '(5).as_integer_ratio(1)',
    '(5).bit_count(x=1)',
    "setattr(5, 'real', 6)",
    '(5).nothing',
    'int.bit_length()',
    "int.bit_length('x')",
    'int.real.__get__(5)',
    '(5).__int__(), (5).__index__(), (5).__float__(), (5).__trunc__(), (5).__floor__(), (5).__ceil__()',
    '(5).__round__(-1), (15).__round__(-1), (25).__round__(-1), (-15).__round__(-1), (12345).__round__(-3), (5).__round__(3)',
    'round(10**30 + 5, -1), round(15, -2), round(55, -2), round(-55, -2)',
    "(5).__round__('x')",
    '(5).__getnewargs__(), (5).__bool__(), (0).__bool__(), (5).__hash__()',
    "(5).__format__('>5'), (5).__format__(5)"
)
