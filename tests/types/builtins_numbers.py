# abs, divmod, pow, round, sum, min, max, bin, oct, hex, chr, ord.
class Abs:
    def __abs__(self):
        return 'abs'


class Rounds:
    def __round__(self, n='none'):
        return f'round({n})'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'abs(-5), abs(-2.5), abs(3+4j), abs(True), abs(Abs())',
    "abs('a')",
    'abs()',
    'abs(1, 2)',
    'bin(5), bin(-5), oct(8), oct(-8), hex(255), hex(-255), bin(0), hex(2**70), bin(True)',
    'bin(1.5)',
    "hex('a')",
    'oct(None)',
    "chr(65), chr(0x1f600), chr(0), chr(0xd800), ord('a'), ord('😀'), ord(b'a'), ord(bytearray(b'z'))",
    'chr(-1)',
    'chr(0x110000)',
    "chr('a')",
    'chr(1.5)',
    "ord('ab')",
    "ord('')",
    "ord(b'ab')",
    'ord(5)',
    'divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 2)',
    'divmod(1, 0)',
    "divmod('a', 1)",
    'divmod(1)',
    'pow(2, 3), pow(2, 3, 5), pow(2, -1), pow(2.5, 2), pow(base=2, exp=3), pow(2, 3, mod=5), pow(0, 0), pow(-1, 0.5)',
    'pow(2)',
    "pow(2, 'a')",
    'pow(2, 3, 0)',
    "pow(2, 3, 'a')",
    'round(2.5), round(2.567, 1), round(15, -1), round(number=2.5, ndigits=None), round(-0.5), round(True), round(Rounds()), round(Rounds(), 3)',
    "round('a')",
    'round()',
    "round(1.5, 'a')",
    'sum([1, 2]), sum([1.5, 2]), sum([[1], [2]], []), sum([], 5), sum((), start=1), sum([1, 2], start=10), sum([0.1] * 10), sum([1j, 2]), sum([True, True]), sum([2**62, 2**62]), sum(x for x in (1, 2))',
    'sum(5)',
    "sum(['a'])",
    "sum(['a'], '')",
    "sum([b'a'], b'')",
    "sum([b'a'], bytearray())",
    'sum()',
    'sum([[1]])',
    "min(1, 2), max(1, 2), min([3, 1]), max('abc'), min([], default=5), max([1, -5], key=abs), min('a', 'B', key=str.lower), max((1, 'a'), (0, 'z')), min({3: 'a', 1: 'b'}), max(x for x in (1, 5, 2)), min(1, 1.0), max(1, 1.0)",
    'min([])',
    'max()',
    'max(5)',
    "min(1, 'a')",
    "min([1, 'a'])",
    'max(1, 2, default=3)',
    "max([], default=1, key=5) if 0 else ''",
    'max([1, 2], key=5)',
    'min([1], foo=2)'
)
