def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class HasBytes:
    def __bytes__(self):
        return b"made"


class BadBytes:
    def __bytes__(self):
        return 5


class HasIndex:
    def __index__(self):
        return 3


class Both(int):
    def __bytes__(self):
        return b"both"


class Iter:
    def __iter__(self):
        return iter([1, 2, 255])


class Seq:
    def __getitem__(self, i):
        return [7, 8][i]


for v in ((), (b"abc",), (5,), (0,), ([1, 2, 3],), ((65, 66),), (range(5),), (bytearray(b"xy"),), (memoryview(b"mv"),), ({1: 2},), (HasBytes(),), (BadBytes(),), (HasIndex(),), (Both(4),), (Iter(),), (Seq(),),
          (iter([1]),), ("abc",), ("abc", "utf-8"), ("\xe9", "latin-1"), ("\xe9", "ascii"), ("\xe9", "ascii", "replace"), ("\xe9", "ascii", "no such"), ("a", "no such"), (b"a", "utf-8"), (b"a", "utf-8", "strict"),
          (1, "utf-8"), (-1,), (-10**30,), (10**30,), (1.5,), (None,), ([256],), ([-1],), ([1.5],), (["a"],), ([10**30],), (object(),), (1, 2), ("a", 1), ("a", "utf-8", 1), (1, 2, 3, 4), (map(int, "123"),), (True,)):
    show(bytes, *v)
show(bytes, source=b"x")
show(bytes, "x", encoding="ascii")
show(bytes, "x", errors="strict")
show(bytes, 5, errors="strict")
show(bytes, encoding="ascii")
show(bytes, errors="strict")
show(bytes, nothing=1)
show(bytes, b"x", source=b"y")
b = b"same"
print(bytes(b) is b, bytes() == b"", bytes(3) == b"\0\0\0", len(bytes(1000)))


def gen():
    yield 1
    raise KeyError("inside")


show(bytes, gen())
print(bytes.__doc__.splitlines()[0], bytes.__mro__)
