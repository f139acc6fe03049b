# bool(): truth, operators, text


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


class T:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return self.v


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


show(r'''
bool(), bool(0), bool(1), bool(-1), bool(2**70), bool(0.0), bool(-0.0), bool(0.1), bool(float('nan')), bool(0j), bool(1j)
bool(''), bool('a'), bool(b''), bool([]), bool([0]), bool(()), bool({}), bool({1: 2}), bool(set()), bool(range(0)), bool(None), bool(...)
bool(T(True)), bool(T(False)), bool(L(0)), bool(L(5)), bool(object()), bool(int)
bool(T(1))
bool(T('a'))
bool(L(-1))
bool(L('a'))
bool(L(2**70))
bool(1, 2)
bool(x=1)
True + True, True - False, True * 5, True / 2, True // 2, True % 2, True ** 2, -True, +True, abs(True), True << 3, False >> 1, divmod(True, 1)
True & True, True & False, True | False, False | False, True ^ True, True ^ False, type(True & True), type(True | 0), type(True & 1), type(1 ^ True)
True & 3, 3 & True, True | 4, 4 ^ True, True & 2**70, 2**70 | True
True & 1.0
True and 5, False or 'x', not True, not False
True == 1, True is True, True == 1.0, False == 0j, True != 2, True < 2, True >= 1, False < True, True == 'True'
repr(True), str(False), f'{True}', f'{True:d}', f'{True:5}', f'{False!r:>7}', '%s' % True, '%d' % True, '%r' % False, '%5s' % True
int(True), float(True), complex(True), hash(True), hash(False), [10, 20][True], 'ab'[False], sum([True, True, False]), max(True, 0), sorted([True, False, 2, -1])
isinstance(True, int), isinstance(1, bool), issubclass(bool, int), bool.__mro__, type(True), True.__class__, bool.__bases__
True.real, True.imag, True.numerator, True.denominator, True.bit_length(), True.to_bytes(), bool.from_bytes(b'\x01'), bool.from_bytes(b'\0'), bool.from_bytes(b'\x05')
True.__and__(1), True.__and__(True), True.__and__(1.0), True.__rand__(False), True.__or__(False), True.__xor__(True), True.__repr__(), True.__bool__(), True.__index__()
True.__getnewargs__(), True.conjugate(), True.is_integer(), round(True), True.__round__(), True.__add__(True), True.as_integer_ratio()
type('B', (bool,), {})
{True: 'a', 1: 'b', 1.0: 'c'}, {0, False, 0.0}, [True, 1].count(1), (1, True).index(True), 1 in [True], list(range(True, 5))
bool.__doc__.split('.')[0]
''')
