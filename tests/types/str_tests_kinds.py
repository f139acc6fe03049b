# str.isalpha and the other questions about characters.
W = ['', 'abc', 'aBc', 'ABC', '123', '1.5', 'a1', ' ', '\n\t', 'é', 'É', 'ß', '٣', '²', '½', 'Ⅷ', '一', '五', 'ǅ', 'Title Case', 'Title case', 'a b', '_x', '1x',
     'class', '\u00a0', '\u200b', '\x85', '\x00', '\u2028', '😀', '\ud800', 'ﬁ', 'A1', '\u0378']


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    '[s.isalpha() for s in W]',
    '[s.isdigit() for s in W]',
    '[s.isdecimal() for s in W]',
    '[s.isnumeric() for s in W]',
    '[s.isalnum() for s in W]',
    '[s.isspace() for s in W]',
    '[s.isupper() for s in W]',
    '[s.islower() for s in W]',
    '[s.istitle() for s in W]',
    '[s.isidentifier() for s in W]',
    '[s.isprintable() for s in W]',
    '[s.isascii() for s in W]',
    "'abc'.isalpha(1)",
    'str.isalpha(5)',
    'str.isalpha()'
)
