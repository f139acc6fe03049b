def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for kind in (bytes, bytearray):
    x = kind(b", ")
    print(x.join([]), x.join([b"a"]), x.join([b"a", bytearray(b"b"), memoryview(b"c")]), x.join((b"x", b"y")), kind(b"").join([b"p", b"q"]), x.join(iter([b"1", b"2"])), type(x.join([b"a"])))
    for bad in (1, None, "ab", b"ab", [1], [b"a", "b"], [b"a", None], ["a"], object(), [memoryview(b"abcd")[::2]]):
        show(x.join, bad)
    show(x.join)
one = b"single"
print(b"".join([one]) is one, b",".join((one,)) is one, bytearray(b"").join([one]) is one)


def gen():
    yield b"a"
    raise KeyError("inside")


show(b",".join, gen())
print(len(b",".join([b"x" * 10] * 1000)), b"-".join(bytes([c]) for c in b"abc"), b"".join({b"k": 1}))
ba = bytearray(b"resize me")


class Evil:
    def __iter__(self):
        yield b"a"
        ba.clear()
        yield b"b"


show(ba.join, Evil())
print(ba)
for enc in ("utf-8", "latin-1", "ascii", "utf-16", "no such", "", "utf8"):
    show(b"abc\xe9".decode, enc)
    show(bytearray(b"abc").decode, enc)
show(b"a".decode, 1)
show(b"a".decode, "ascii", 1)
show(b"a".decode, "ascii", "strict", 1)
show(b"a".decode, encoding="ascii", errors="ignore")
show(b"\xff".decode, errors="replace")
show(b"\xff".decode, "utf-8", "nothing")
show(b"a".decode, "a\0b")
print(b"".decode(), b"abc".decode(), b"\xc3\xa9".decode() == "\xe9", memoryview(b"abc").tobytes().decode("ascii"))
