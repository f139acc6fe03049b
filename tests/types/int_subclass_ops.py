# Subclasses of int in arithmetic.
class I(int):
    pass


class R(int):
    def __radd__(self, other):
        return 'radd'

    def __rsub__(self, other):
        return 'rsub'

    def __gt__(self, other):
        return 'gt'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'I(5) + 1, type(I(5) + 1).__name__, type(I(5) * I(2)).__name__, type(-I(5)).__name__, type(+I(5)).__name__, type(abs(I(5))).__name__',
    "I('12'), I('ff', 16), I(), I(5.9), I(2**70), repr(I(3)), str(I(3)), f'{I(3):05d}', '%d' % I(3)",
    "I(5) == 5, 5 == I(5), hash(I(5)) == hash(5), I(5) in {5}, {I(5): 1}[5], [0, 1, 2][I(1)], 'abc'[I(1):]",
    'I(5).attribute',
    "setattr(I(5), 'attribute', 1)",
    'R(1) + 2, 2 + R(1), R(1) - 2, 2 - R(1), R(1) < 2, 2 > R(1)',
    'isinstance(I(5), int), issubclass(I, int), I.__mro__',
    "I(3).__add__(4), I.__add__(I(3), 4), int.__add__(3, 4.0), int.__add__(3, 'x')",
    'int.__new__(I, 7), type(int.__new__(I, 7)).__name__',
    'int.__new__(str, 7)',
    'int.__new__()',
    'int.__new__(5)',
    "I.from_bytes(b'\\x05'), type(I.from_bytes(b'\\x05')).__name__, I(5).to_bytes(1)",
    'round(I(15), -1), type(round(I(15))).__name__, divmod(I(7), 2), pow(I(2), 3), I(2) ** I(3), I(7) // 2, I(7) / 2'
)
