def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


names = ["isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"]
samples = [b"", b"a", b"A", b"1", b" ", b"aB", b"Ab", b"AB", b"a1", b"a b", b"Title Case", b"Title case", b"\xe9", b"a\xe9", b"A1B", b"\t\n", b"\x1c", b"1Ab", b"hello world", b"HELLO World's", b"x1y2"]
for kind in (bytes, bytearray):
    for s in samples:
        x = kind(s)
        print(x, "".join("01"[getattr(x, n)()] for n in names), x.upper(), x.lower(), x.title(), x.capitalize(), x.swapcase())
    for n in names + ["upper", "title", "capitalize", "swapcase"]:
        show(getattr(kind(b"a"), n), 1)
every = bytes(range(256))
print(every.upper(), every.lower() == bytearray(every).lower(), every.swapcase()[60:130], every.title()[60:130], every.capitalize()[:5])
print([sum(getattr(bytes([i]), n)() for i in range(256)) for n in names])
a = bytearray(b"abc")
print(a.upper() is a, a.upper(), a, type(b"x".upper()), type(a.title()))


class B(bytes):
    pass


print(type(B(b"abc").upper()), type(B(b"abc").strip()), type(B(b"abc")[0:3]), type(B(b"a") + b"b"), type(B(b"a") * 2), type(b"".join([B(b"x")])))
