# bytes: strip, padding, tabs, prefixes, case, questions.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "b'  a '.strip(), b'xxaxx'.strip(b'x'), b'abc'.lstrip(b'ab'), b'abc'.rstrip(b'cb'), b' a '.strip(None), b'\\x0b\\x0ca\\x1c'.strip(), b'aba'.strip(bytearray(b'a'))",
    "b'abc'.strip('a')",
    "b'abc'.strip(97)",
    "b'a'.center(4), b'a'.center(5, b'*'), b'a'.ljust(3, b'-'), b'a'.rjust(3), b'abc'.center(1), b'a'.center(3, bytearray(b'.'))",
    "b'a'.center(5, '*')",
    "b'a'.center(5, b'**')",
    "b'a'.center(5, 42)",
    "b'a'.ljust('x')",
    "b'-5'.zfill(5), b'+5'.zfill(3), b''.zfill(2), b'5'.zfill(0)",
    "b'a\\tb'.expandtabs(), b'a\\tb\\n\\tc'.expandtabs(4), b'\\t'.expandtabs(0)",
    "b'prefix'.removeprefix(b'pre'), b'abc'.removesuffix(b'c'), b'abc'.removeprefix(b'x'), b'abc'.removesuffix(b'')",
    "b'abc'.removeprefix('a')",
    'b\'aBc\'.upper(), b\'aBc\'.lower(), b\'abc def\'.title(), b\'aBC\'.capitalize(), b\'aBc\'.swapcase(), b\'\\xe9\\xc9\'.upper(), b"it\'s 1st".title()',
    "b'abc'.isalpha(), b'123'.isdigit(), b'a1'.isalnum(), b' \\n'.isspace(), b'ABC'.isupper(), b'abc'.islower(), b'Abc Def'.istitle(), b'\\xe9'.isalpha(), b''.isalpha(), b'a\\x80'.isascii(), b''.isascii()",
    "b'abc'.translate(bytes(range(256))), b'abc'.translate(None, b'b'), b'abc'.translate(bytes(255 - i for i in range(256)), delete=b'a'), bytes.maketrans(b'ab', b'xy')[97:99]",
    "b'abc'.translate(b'x')",
    "b'abc'.translate(None)",
    "b'abc'.translate('x' * 256)",
    "bytes.maketrans(b'a', b'bc')",
    "bytes.maketrans('a', 'b')"
)
