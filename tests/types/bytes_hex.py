def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


data = bytes(range(0, 256, 17))
for kind in (bytes, bytearray, memoryview):
    x = kind(data)
    print(x.hex(), x.hex(":"), x.hex(b"-"), x.hex(":", 2), x.hex(":", -2), x.hex(":", 3), x.hex(":", -3), x.hex("_", 100), x.hex(":", 0), x.hex(sep=" ", bytes_per_sep=4))
    for args in (("::",), ("",), ("\xe9",), (b"\xff",), (1,), (None,), (":", "x"), (":", 1.5), ([":"],), (":", 1, 2)):
        show(x.hex, *args)
print(b"".hex(), b"".hex(":"), b"a".hex(":"), b"a".hex(":", 5))
for kind in (bytes, bytearray):
    for text in ("", "00", "ff FF", " 1 2".replace(" ", ""), "0a0B", "\t41\n42 43 ", "4 1", "4", "zz", "0x41", "41 4", "\xe9", "41\u20ac", "41 zz", " ", "4g", "414\xe9"):
        show(kind.fromhex, text)
    for bad in (1, b"41", None, ["41"]):
        show(kind.fromhex, bad)
    show(kind.fromhex)


class B(bytes):
    def __new__(cls, data):
        print("B.__new__", data)
        return super().__new__(cls, data)


class A(bytearray):
    pass


print(type(B.fromhex("41")), type(A.fromhex("4142")), A.fromhex("4142"))
print(bytes.fromhex(bytes(range(256)).hex()) == bytes(range(256)), bytes.fromhex(data.hex(" ", 3)) == data)
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbccdd".translate(table), bytearray(b"abc").translate(table), b"abc".translate(None), b"abcabc".translate(None, b"b"), b"abc".translate(table, b"a"), b"abc".translate(table, delete=b"c"),
      b"".translate(None, b"x"), b"abc".translate(bytearray(256)), bytearray.maketrans(b"", b"") == bytes(range(256)))
for args in ((b"a", b"bc"), ("a", b"b"), (b"a", "b"), (b"a",), (), (1, 2)):
    show(bytes.maketrans, *args)
for args in ((b"short",), ("x" * 256,), (None, "x"), (None, 1), (), (1,), (None, b"a", b"b")):
    show(b"abc".translate, *args)
show(b"abc".translate, None, dele=b"a")
