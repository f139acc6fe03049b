# str.find, rfind, index, rindex, count, in.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'abcabc'.find('c'), 'abcabc'.find('c', 3), 'abcabc'.find('c', 3, 5), 'abcabc'.find(''), 'abc'.find('', 3), 'abc'.find('', 4), 'abc'.find('x')",
    "'abcabc'.rfind('c'), 'abcabc'.rfind('a', 0, 3), 'abc'.rfind(''), 'abc'.rfind('', 0, 2), 'aXbXc'.rfind('X', -3), 'abc'.rfind('x')",
    "'abcabc'.index('b'), 'abcabc'.rindex('b'), 'abcabc'.index('b', 2), 'abcabc'.index('', 6)",
    "'abc'.index('x')",
    "'abc'.rindex('x')",
    "'abc'.index('a', 1)",
    "'aaaa'.count('a'), 'aaaa'.count('aa'), 'abc'.count(''), 'abc'.count('', 1), 'abc'.count('', 4), ''.count(''), 'aaaa'.count('a', 1, 3), 'aaaa'.count('a', -2)",
    "'b' in 'abc', '' in '', 'bc' in 'abc', 'x' not in 'abc', 'é' in 'café', '😀' in 'a😀b'",
    "5 in 'abc'",
    "None in 'abc'",
    "'abc'.find(5)",
    "'abc'.find()",
    "'abc'.find('a', 'b')",
    "'abc'.count(1)",
    "'abc'.find('a', None, None), 'abc'.find('c', -100, 100), 'abc'.count('b', None)",
    "'é€😀é'.find('😀'), 'é€😀é'.rfind('é'), 'é€😀é'.find('é', 1), 'é€😀é'.count('é'), 'é€😀é'.index('€', -3)",
    "'a\\x00b'.find('\\x00'), 'a\\x00b'.count('b'), '\\ud800x'.find('x'), '\\ud800' in 'a\\ud800'",
    "('ab' * 50 + 'c').find('bc'), ('a' * 100).count('aaa'), ('ab' * 100).rfind('ba'), 'x'.find('xx')",
    "'abc'.find('b', 1.5)",
    "'abc'.find(sub='b')"
)
