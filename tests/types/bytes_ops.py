def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


a, b = b"ab", bytearray(b"cd")
print(a + b, b + a, a + memoryview(b"mv"), b + memoryview(b"mv"), type(a + b), type(b + a), a + b"" is a, b"" + a)
for other in (1, "x", None, [1], 1.5):
    show(lambda: a + other)
    show(lambda: other + a)
    show(lambda: b + other)


class Add:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


print(a + Add(), b + Add(), a * Add())
for n in (0, 1, 3, -1, True, -2**62):
    print(a * n, n * a, b * n, n * b)
for n in (1.5, "x", None, 10**30, 2**62, b"q", bytearray(b"q"), [1]):
    show(lambda: a * n)
    show(lambda: n * a)
    show(lambda: b * n)
print(a * 1 is a, b * 1 is b)
for x in (97, 0, 98, b"a", b"ab", b"", bytearray(b"b"), memoryview(b"ab"), b"abc", 255):
    print(x if not isinstance(x, memoryview) else "view", x in a, x in b, x not in a)
for x in (256, -1, "a", 1.5, None, 10**30, [97]):
    show(lambda: x in a)
    show(lambda: x in b)
words = [b"", b"a", b"ab", b"b", b"\x00", b"\xff", b"aa"]
for x in words:
    print(x, "".join("<" if x < y else ">" if x > y else "=" for y in words), "".join("01"[bytearray(x) <= y] for y in words), "".join("01"[x != bytearray(y)] for y in words))
print(b"a" == "a", b"a" == bytearray(b"a"), bytearray(b"a") == b"a", bytearray(b"a") == memoryview(b"a"), b"a" == memoryview(b"a"), b"a" == [97], b"a" != 97, bytearray(b"a") == "a")
for other in ("a", 97, None, [97]):
    show(lambda: b"a" < other)
    show(lambda: bytearray(b"a") >= other)
show(b"a".__add__, "x")
print(b"a".__eq__(bytearray(b"a")), bytearray(b"a").__eq__(b"a"), b"a".__lt__(b"b"))
