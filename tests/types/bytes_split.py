def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = [b"", b" ", b"a", b" a ", b"a b", b"  a  b  c  ", b"a\tb\nc\rd\x0be\x0cf", b"a\x1cb", b"one,two,,three,", b",", b"aXXbXXc", b"\xff,\x00"]
for kind in (bytes, bytearray):
    for text in texts:
        x = kind(text)
        for limit in (-1, 0, 1, 2):
            print(x, limit, x.split(None, limit), x.rsplit(None, limit), x.split(b",", limit), x.rsplit(b",", limit), x.split(b"XX", limit))
        print(x.split(), x.rsplit(maxsplit=1), x.splitlines(), x.splitlines(True), x.partition(b","), x.rpartition(b","), x.partition(b"XX"))
    for args in ((b"",), (1,), ("a",), (b",", "x"), (b",", 1, 2)):
        show(kind(b"a,b").split, *args)
        show(kind(b"a,b").rsplit, *args)
    for bad in (b"", "x", 1, None):
        show(kind(b"a-b").partition, bad)
        show(kind(b"a-b").rpartition, bad)
for text in (b"\n", b"a\r\nb\rc\n", b"a\x0bb\x85c", b"\n\n", b"x\ry"):
    print(text.splitlines(), text.splitlines(keepends=True))
print(b"a-b".split(bytearray(b"-")), bytearray(b"a b").split(), b"a-b".partition(memoryview(b"-"))[1].tobytes())
for kind in (bytes, bytearray):
    x = kind(b"  xabcx  ")
    for chars in (None, b"", b" ", b"x ", b"abc x", bytearray(b" x"), memoryview(b" ")):
        print(x.strip(chars), x.lstrip(chars), x.rstrip(chars))
    for bad in ("x", 1, [32]):
        show(x.strip, bad)
        show(x.lstrip, bad)
    print(x.strip(), x.removeprefix(b"  x"), x.removesuffix(b"x  "), x.removeprefix(b"q"), type(x.strip()))
    show(x.removeprefix, "x")
    show(x.removesuffix, 1)
b = b"same"
print(b.strip() is b, b.removeprefix(b"x") is b, b.split(b",")[0] is b)
