# bytearray: strip, padding, tabs, prefixes, case, questions.
B = bytearray


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "B(b'  a ').strip(), B(b'xxaxx').strip(b'x'), B(b'abc').lstrip(b'ab'), B(b'abc').rstrip(b'cb'), B(b' a ').strip(None), B(b'\\x0b\\x0ca\\x1c').strip(), B(b'aba').strip(bytearray(b'a'))",
    "B(b'abc').strip('a')",
    "B(b'abc').strip(97)",
    "B(b'a').center(4), B(b'a').center(5, b'*'), B(b'a').ljust(3, b'-'), B(b'a').rjust(3), B(b'abc').center(1), B(b'a').center(3, bytearray(b'.'))",
    "B(b'a').center(5, '*')",
    "B(b'a').center(5, b'**')",
    "B(b'a').center(5, 42)",
    "B(b'a').ljust('x')",
    "B(b'-5').zfill(5), B(b'+5').zfill(3), B(b'').zfill(2), B(b'5').zfill(0)",
    "B(b'a\\tb').expandtabs(), B(b'a\\tb\\n\\tc').expandtabs(4), B(b'\\t').expandtabs(0)",
    "B(b'prefix').removeprefix(b'pre'), B(b'abc').removesuffix(b'c'), B(b'abc').removeprefix(b'x'), B(b'abc').removesuffix(b'')",
    "B(b'abc').removeprefix('a')",
    'B(b\'aBc\').upper(), B(b\'aBc\').lower(), B(b\'abc def\').title(), B(b\'aBC\').capitalize(), B(b\'aBc\').swapcase(), B(b\'\\xe9\\xc9\').upper(), @b"it\'s 1st".title()',
    "B(b'abc').isalpha(), B(b'123').isdigit(), B(b'a1').isalnum(), B(b' \\n').isspace(), B(b'ABC').isupper(), B(b'abc').islower(), B(b'Abc Def').istitle(), B(b'\\xe9').isalpha(), B(b'').isalpha(), B(b'a\\x80').isascii(), B(b'').isascii()",
    "B(b'abc').translate(bytes(range(256))), B(b'abc').translate(None, b'b'), B(b'abc').translate(bytes(255 - i for i in range(256)), delete=b'a'), bytes.maketrans(b'ab', b'xy')[97:99]",
    "B(b'abc').translate(b'x')",
    "B(b'abc').translate(None)",
    "B(b'abc').translate('x' * 256)",
    "bytes.maketrans(b'a', b'bc')",
    "bytes.maketrans('a', 'b')"
)
