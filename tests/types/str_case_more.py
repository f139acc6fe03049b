# str.upper and the other changes of case.
W = ['', 'hello world', 'HELLO', 'hELLO wORLD', 'éÉ', 'ßx', 'İi', 'ǆa', 'Ǆ', 'ﬁx', '123abc', 'ὈΔΥΣΣΕΎΣ', '𐐀𐐨', 'ŉ', '\ud800a', 'a\x00b']


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    '[s.upper() for s in W]',
    '[s.lower() for s in W]',
    '[s.title() for s in W]',
    '[s.capitalize() for s in W]',
    '[s.swapcase() for s in W]',
    '[s.casefold() for s in W]',
    "'abc'.upper(1)",
    'str.lower(5)',
    "'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'Σ'.lower(), 'ΑΣ Β'.lower(), 'aΣ.'.lower(), 'ΌΣΟΣ'.lower()",
    "'ŉ'.upper(), 'ΐ'.upper(), 'ﬃ'.upper(), 'ǰ'.upper(), 'ᾳ'.upper(), 'ᾳ'.title(), 'ǆ'.title(), 'ß'.title(), 'ẞ'.lower(), 'İ'.lower(), 'ı'.upper(), 'ſ'.upper()",
    '"they\'re bill\'s".title(), \'a1b2\'.title(), \'x-ray\'.title(), \'ÀÉ\'.swapcase(), \'straße\'.casefold() == \'STRASSE\'.casefold(), \'ﬁ\'.casefold()'
)
