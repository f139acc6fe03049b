# bool: construction, operators, text.
class Bad:
    def __bool__(self):
        return 1


class Worse:
    def __bool__(self):
        raise KeyError('k')


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "bool(), bool(0), bool(''), bool('0'), bool([]), bool([0]), bool(None), bool(0.0), bool(float('nan')), bool(...), bool(NotImplemented) if 0 else ''",
    'bool(1, 2)',
    'bool(x=1)',
    "True and 5, False or [], not [], True == 1, False == 0, True is True, {True: 'a', 1: 'b'}, [10, 20][True]",
    'True + 1, True * 2.5, True / 2, -True, +True, abs(True), divmod(True, 1), True ** 2, 5 % True',
    'True & False, True | False, True ^ True, True & 3, 2 | True, True ^ 5',
    'True << 2, 8 >> True, round(True), int(True), float(True), complex(True)',
    "repr(True), str(False), format(True), format(True, '5'), format(True, 'd'), format(False, '<8|'), f'{True!r:>6}', '%d' % True, '%s' % True, '%5s' % False",
    "format(True, 's')",
    "format(True, 'x'), format(True, '05d'), format(True, '.1f'), format(True, 'e')",
    'bool.__new__(bool, 5), bool.__bases__, bool.__mro__, isinstance(True, int), type(True)',
    "type('B', (bool,), {})",
    "bool.__and__(True, 5), bool.__and__(True, 'x'), bool.__or__(5, True) if 0 else 'skip'",
    'hash(True), True.real, True.imag, True.numerator, True.conjugate(), True.bit_length()',
    'sum([True, True, False]), max(True, 2), sorted([True, False, 1, 0]), all([]), any([])',
    "setattr(True, 'x', 1)",
    'bool(Bad())',
    'bool(Worse())',
    'bool(Len(0)), bool(Len(3))',
    'bool(Len(-1))',
    "bool(Len('x'))"
)
