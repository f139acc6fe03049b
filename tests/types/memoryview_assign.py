def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def assign(m, key, value):
    m[key] = value
    return m.obj


def delete(m, key):
    del m[key]


def view():
    return memoryview(bytearray(b"abcdef"))


for key, value in ((0, 65), (-1, 0), (5, 255), (6, 1), (-7, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (0, None), ("x", 1), (1.5, 1), (10**30, 1), ((0,), 66), ((0, 0), 1), ((), 1), (..., 1), (True, 90)):
    show(assign, view(), key, value)
for key, value in ((slice(0, 2), b"XY"), (slice(0, 2), b"XYZ"), (slice(0, 2), b""), (slice(None), b"123456"), (slice(None, None, 2), b"123"), (slice(None, None, -1), b"fedcba"), (slice(0, 3), bytearray(b"xyz")), (slice(0, 3), memoryview(b"mno")),
                   (slice(0, 2), "xy"), (slice(0, 2), [1, 2]), (slice(0, 2), 5), (slice(3, 3), b""), (slice(0, 2), memoryview(b"abcd")[::2]), (slice(0, 0), b"x")):
    show(assign, view(), key, value)
show(assign, memoryview(b"abc"), 0, 1)
show(assign, memoryview(b"abc"), slice(0, 1), b"x")
show(assign, view().toreadonly(), 0, 1)
show(delete, view(), 0)
show(delete, view(), slice(0, 1))
show(delete, memoryview(b"abc"), 0)
a = bytearray(b"abcdef")
m = memoryview(a)
m[1:5] = m[2:6]
print(a)
m[:] = m[::-1]
print(a)
m[2:] = m[:4]
print(a)
m[::2][1] = 0
m[1::2] = b"ABC"
print(a)
for code, values in (("b", (-128, 127, 128, -129)), ("B", (0, 255, 256, -1)), ("h", (-32768, 32767, 32768)), ("H", (65535, 65536)), ("i", (-2**31, 2**31)), ("I", (2**32 - 1, 2**32)), ("q", (-2**63, 2**63)), ("Q", (2**64 - 1, 2**64, -1)),
                     ("f", (1.5, 1e39, "x", 1)), ("d", (1e308, "x", 2**70, 10**400)), ("?", (True, 0, [], "x")), ("c", (b"x", b"xx", "x", 1)), ("e", (1.5, 65504.0, 1e6, "x")), ("n", (-5, 2**63)), ("N", (5, -1)), ("P", (1234, -1))):
    for v in values:
        x = memoryview(bytearray(16)).cast(code)
        try:
            x[1] = v
            print(code, v, x[1], x[0])
        except Exception as e:
            print(code, v, type(e).__name__, e)


class Idx:
    def __index__(self):
        return 77


print(assign(view(), Idx().__index__() - 77, Idx()))
