# str.replace, join, repetition and concatenation.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('', '-'), 'abc'.replace('', '-', 2), 'abc'.replace('b', ''), 'abc'.replace('x', 'y'), ''.replace('', 'x'), ''.replace('a', 'b')",
    "'aaa'.replace('aa', 'b'), 'abcabc'.replace('bc', 'é'), 'é€é'.replace('é', 'xx'), '😀'.replace('😀', ''), 'a'.replace('a', 'a' * 10), 'ab'.replace('ab', 'ba', 0), 'ab'.replace('a', 'x', -1)",
    "'aaa'.replace('a', 'b', count=1)",
    "'a'.replace('a')",
    "'a'.replace('a', 5)",
    "'a'.replace(5, 'a')",
    "'a'.replace('a', 'b', 'c')",
    "','.join(['a', 'b']), ''.join([]), ','.join('abc'), ','.join(('a',)), ', '.join({'x': 1}), '-'.join(c for c in 'xy'), 'é'.join(['a', '😀', ''])",
    "','.join([1])",
    "','.join(['a', None])",
    "','.join(5)",
    "','.join()",
    "','.join(['a', b'b'])",
    "'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'é' * 2, '' * 100, 'ab' * True",
    "'ab' * 'x'",
    "'ab' * 1.5",
    "'ab' * 2**62",
    "'a' + 'b', 'a' + '', 'é' + 'b'",
    "'a' + 5",
    "5 + 'a'",
    "'a' + b'a'",
    "'a' - 'b'",
    "'a' / 'b'",
    "-'a'",
    "'a' < 'b', 'a' < 'A', 'é' > 'z', 'a' == 'a', 'a' == b'a', 'a' != 5, '' < 'a', 'abc' < 'abd', '\\uffff' < '😀', 'Z' < 'a'",
    "'a' < 5"
)
