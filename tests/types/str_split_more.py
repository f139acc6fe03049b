# str.split, rsplit, splitlines, partition, rpartition.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "' a  b c '.split(), ' a  b c '.split(' '), 'a,b,,c'.split(','), 'a,b,c'.split(',', 1), 'abc'.split('x'), ''.split(), ''.split(','), ' '.split()",
    "'a b c d'.split(None, 2), 'a b c d'.split(maxsplit=1), 'a b c d'.split(sep=' ', maxsplit=2), ' a b '.split(None, 0), 'a--b--c'.split('--'), 'aaa'.split('a')",
    "' a  b c '.rsplit(), 'a,b,c'.rsplit(',', 1), 'a b c d'.rsplit(None, 2), 'aXXbXXc'.rsplit('XX', 1), ' a b '.rsplit(None, 0), 'abc'.rsplit('')  if 0 else ''",
    "'a b'.split('')",
    "'a b'.rsplit('')",
    "'a b'.split(5)",
    "'a b'.split(' ', 'x')",
    "'a b'.split(' ', 1, 2)",
    "'a\\nb\\r\\nc\\rd'.splitlines(), 'a\\nb\\r\\nc'.splitlines(True), 'a\\n'.splitlines(), ''.splitlines(), '\\n'.splitlines(), 'a\\n\\nb'.splitlines(keepends=True)",
    "'a\\x0bb\\x0cc\\x1cd\\x1de\\x1ef\\x85g\\u2028h\\u2029i'.splitlines(), 'a\\x1fb'.splitlines()",
    "'a\\nb'.splitlines(5), 'a\\nb'.splitlines('')",
    "'a=b=c'.partition('='), 'abc'.partition('='), 'a=b=c'.rpartition('='), 'abc'.rpartition('='), '=a'.partition('='), 'a='.rpartition('='), 'aXYb'.partition('XY')",
    "'abc'.partition('')",
    "'abc'.rpartition('')",
    "'abc'.partition(5)",
    "'abc'.partition()",
    "'\\u2003a\\u00a0b\\u3000'.split(), 'é é'.split(), '😀,é'.split(','), 'a\\x1cb'.split(), 'a\\u200bb'.split()",
    "'a,b,c'.split(',', -1), 'a,b,c'.split(',', 0), 'a,b,c'.rsplit(',', -5), 'a b c'.split(maxsplit=-1), 'a,b'.split(',', 2**62)",
    "'a b'.split(None, True), 'ab'.split('ab'), 'ab'.partition('ab')"
)
