def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for kind in (bytes, bytearray):
    for text, old, new in ((b"aaa", b"a", b"b"), (b"aaa", b"aa", b"b"), (b"abc", b"", b"-"), (b"", b"", b"x"), (b"", b"a", b"b"), (b"abcabc", b"bc", b""), (b"abc", b"x", b"y"), (b"\x00a\x00", b"\x00", b"\xff\xff"), (b"hello", b"l", b"LL")):
        x = kind(text)
        print(x, old, new, [x.replace(old, new, n) for n in (-1, 0, 1, 2, 100)])
    for args in ((), (b"a",), ("a", b"b"), (b"a", "b"), (b"a", b"b", "c"), (b"a", b"b", 1, 2), (97, b"b")):
        show(kind(b"aaa").replace, *args)
    show(kind(b"aaa").replace, b"a", b"b", count=1)
    for text in (b"", b"a", b"abc", b"-5", b"+", b"12345", b"\xff"):
        x = kind(text)
        print(x, [x.center(n) for n in (0, 3, 4, 6)], [x.ljust(n, b"*") for n in (2, 5)], [x.rjust(n, bytearray(b"-")) for n in (2, 5)], [x.zfill(n) for n in (-1, 2, 6)])
    for name in ("center", "ljust", "rjust"):
        for args in ((), ("x",), (5, "x"), (5, b""), (5, b"xx"), (5, 1), (5, None), (1.5,)):
            show(getattr(kind(b"abc"), name), *args)
    for text in (b"a\tb", b"\t", b"abc\tdef\n\tx", b"a\r\tb", b""):
        x = kind(text)
        print(x.expandtabs(), x.expandtabs(4), x.expandtabs(0), x.expandtabs(tabsize=1), x.expandtabs(-1))
    show(kind(b"\t").expandtabs, "x")
    show(kind(b"\t").expandtabs, 10**20)
b = b"same"
print(b.replace(b"x", b"y") is b, b.center(2) is b, b.zfill(2) is b)
a = bytearray(b"same")
print(a.replace(b"x", b"y") is a, a.center(2) is a)
print(b"ab".replace(bytearray(b"a"), memoryview(b"zz")))
