# str.maketrans and str.translate.
class Upper:
    def __getitem__(self, c):
        if c == 98:
            raise LookupError
        return chr(c).upper()


class Broken:
    def __getitem__(self, c):
        raise ZeroDivisionError('in table')


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "str.maketrans({'a': 'b', 'c': None, ord('d'): 'xyz'}), str.maketrans('ab', 'xy'), str.maketrans('ab', 'xy', 'c'), str.maketrans('', '', 'é'), ''.maketrans('a', 'b')",
    "str.maketrans('ab', 'x')",
    "str.maketrans('a', 5)",
    'str.maketrans(5)',
    "str.maketrans({'ab': 1})",
    "str.maketrans({1.5: 'a'})",
    'str.maketrans()',
    "str.maketrans('a', 'b', 5)",
    "'abcd'.translate({97: 'x', 98: None, 99: 100}), 'abc'.translate({}), 'abc'.translate(str.maketrans('abc', 'éé😀')), 'aaa'.translate({97: 'xyz'})",
    "'abc'.translate([None] * 97 + ['A', 98, 'CC'])",
    "'abc'.translate('xyz')",
    "'abc'.translate({97: 0x110000})",
    "'abc'.translate({97: 1.5})",
    "'abc'.translate({97: -1})",
    "'abc'.translate(5)",
    "'abc'.translate()",
    "'abc'.translate(Upper()), 'aé€😀'.translate({0x20ac: 'E', 0x1f600: 'smile', 0xe9: None})",
    "'abc'.translate(Broken())",
    "'\\ud800'.translate({0xd800: 'x'}), ''.translate(None)"
)
