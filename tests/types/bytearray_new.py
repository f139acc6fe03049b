def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for v in ((), (b"abc",), (5,), (0,), ([1, 2, 3],), (range(5),), (bytearray(b"xy"),), (memoryview(b"mv"),), ("abc",), ("abc", "utf-8"), ("\xe9", "ascii"), ("\xe9", "ascii", "ignore"), (b"a", "utf-8"), (-1,), (10**30,), (1.5,), (None,),
          ([256],), ([-1],), (["a"],), ([1.5],), (object(),), (1, 2), (1, 2, 3, 4), (True,), (iter(b"it"),)):
    show(bytearray, *v)
show(bytearray, source=b"x")
show(bytearray, "x", encoding="ascii")
show(bytearray, "x", errors="strict")
show(bytearray, encoding="ascii")
show(bytearray, nothing=1)
a = bytearray(b"abc")
print(bytearray(a) is a, a == bytearray(a), bytearray(a) is not a)
a.__init__(b"new")
print(a)
a.__init__(3)
print(a)
a.__init__()
print(a)
show(a.__init__, "x")


class A(bytearray):
    def __init__(self, data, tag):
        super().__init__(data)
        self.tag = tag


x = A(b"tagged", "t")
print(x, x.tag, type(x), len(x), x[0], x.upper(), type(x.upper()), x == b"tagged")
x.append(33)
print(x, type(x + b"q"), type(x[:2]), type(x.copy()), x.copy())
print(bytearray.__doc__.splitlines()[0], bytearray.__hash__, bytearray.__mro__)
show(hash, a)
show(lambda: {bytearray(b"k"): 1})
print(bool(bytearray()), bool(bytearray(1)), len(bytearray(1000)), bytearray(b"abc").__sizeof__() > 0, bytearray().__alloc__())


class Item:
    def __index__(self):
        return 65


print(bytearray([Item(), 66]), bytes([Item()]))
