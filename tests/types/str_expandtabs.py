def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = ["", "a", "\t", "a\tb", "abc\tdefg\thi", "\t\t", "a\n\tb", "a\r\tb", "ab\tc\r\nab\tc", "\xe9\u20ac\tx", "12345678\tx", "1234567\tx", "\x0b\tx"]
for text in texts:
    print(ascii(text), ascii(text.expandtabs()), [ascii(text.expandtabs(n)) for n in (-3, 0, 1, 2, 4, 8)], ascii(text.expandtabs(tabsize=3)))
for args in (("x",), (1.5,), (None,), (10**10,), (10**30,), (-10**30,), (1, 2)):
    show("a\tb".expandtabs, *args)
show("a".expandtabs, size=4)


class I:
    def __index__(self):
        return 5


print(ascii("a\tb".expandtabs(I())), ascii("a\tb".expandtabs(True)))


class S(str):
    pass


print(type(S("abc").expandtabs()), type(S("a\tc").expandtabs()), len(("\t" * 1000).expandtabs(3)))
