def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for text in ("", "a", "ab", "abc", "\xe9\u20ac"):
    for width in (-1, 0, 1, 2, 3, 4, 5, 6, 9):
        print(ascii(text), width, ascii(text.center(width)), ascii(text.ljust(width)), ascii(text.rjust(width)),
              ascii(text.center(width, "*")), ascii(text.ljust(width, "\xe9")), ascii(text.rjust(width, "\U0001f600")))
for name in ("center", "ljust", "rjust"):
    method = getattr("abc", name)
    for args in ((), ("x",), (1.5,), (5, ""), (5, "xx"), (5, 1), (5, b"x"), (5, None), (5, "x", "y"), (10**30,), (None,)):
        show(method, *args)
    show(method, width=5)
s = "same"
print(s.center(2) is s, s.ljust(4) is s, s.rjust(-1) is s)


class S(str):
    pass


print(type(S("ab").center(1)), type(S("ab").center(9)), S("ab").ljust(4, S("x")))


class I:
    def __index__(self):
        return 6


print("ab".center(I(), "-"), "ab".rjust(True), len("ab".ljust(100000)))
for text in ("", "1", "-1", "+1", "+", "-", "--1", "abc", "\xe9", "-\xe9", "12345", " -1"):
    print(ascii(text), [ascii(text.zfill(w)) for w in (-1, 0, 1, 2, 3, 4, 7)])
for args in ((), ("x",), (1.5,), (3, 4)):
    show("1".zfill, *args)
print(s.zfill(3) is s, type(S("12").zfill(1)), type(S("12").zfill(5)))
