def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


data = bytes(range(24))
m = memoryview(data)
for code in "bBhHiIlLqQnN?cefdP":
    try:
        v = m.cast(code)
        print(code, v.format, v.itemsize, v.shape, v.strides, v.tolist()[:3] if code not in "efd" else len(v.tolist()))
    except Exception as e:
        print(code, type(e).__name__, e)
for code in ("@B", "@i", "<B", "=i", "", "x", "s", "BB", "5B", "B ", "\xe9", "p"):
    show(lambda: m.cast(code).format)
for args in ((1,), (None,), ("B", 6), ("B", "24"), ("B", None), ("B", [24]), ("B", (24,)), ("B", [2, 12]), ("B", [2, 3, 4]), ("B", [5, 5]), ("B", [0, 24]), ("B", [-1]), ("B", ["a"]), ("B", [1.5]), ("B", []), ("B", [1] * 65), ("B", [2**62, 2**62]),
             ("H", [3, 4]), ("H", [12]), ("q", [3]), ("q", [4]), ()):
    show(lambda: (m.cast(*args).format, m.cast(*args).shape, m.cast(*args).strides, m.cast(*args).tolist()))
show(m.cast, "B", shape=[24], x=1)
h = m.cast("H")
show(h.cast, "i")
print(h.cast("B").tobytes() == data, h.cast("b").format, h[1:3].cast("B").tolist(), h[1], h[-1])
show(h[::2].cast, "B")
show(m[::2].cast, "B")
z = m.cast("B", [2, 3, 4])
print(z.ndim, z.shape, z.strides, z.nbytes, len(z), z[1, 2, 3], z[-1, -1, -1], z[0, 0, 0], z.c_contiguous, z.f_contiguous, z.contiguous)
for key in (0, (0,), (0, 1), (0, 1, 2, 3), (2, 0, 0), (0, 3, 0), (0, 0, 4), slice(1, 2), (slice(0, 1), 0, 0), (slice(0, 1), slice(0, 1), slice(0, 1)), ..., (), "x", (0, 0, "x"), (0, 0, 1.5)):
    show(lambda: z[key] if not isinstance(z[key], memoryview) else z[key].tolist())
print(z[1:].tolist(), z[1:].shape, z.cast("B").tobytes() == data, z.cast("i").tolist(), z.tobytes("F")[:6], z.tobytes("A") == data)
show(z.cast, "B", [4, 6])
show(list, z)
show(lambda: iter(z))
one = memoryview(b"\x05").cast("B", [])
print(one.ndim, one.shape, one.strides, one.tolist(), one[()], one[...].tolist(), one.tobytes(), one.nbytes, one == memoryview(b"\x05").cast("B", []))
for f in (lambda: len(one), lambda: one[0], lambda: list(one), lambda: one[:]):
    show(f)
w = memoryview(bytearray(6)).cast("B", [2, 3])
w[1, 2] = 9
w[0, 0] = 1
print(w.tolist(), w.obj)
show(lambda: w.__setitem__(0, 1))
show(lambda: w.__setitem__((0, 1, 2), 1))
show(lambda: w.__setitem__(slice(0, 1), b"abc"))
f = memoryview(bytearray(16)).cast("d")
f[0] = 1.5
print(f.tolist(), f.cast("B").hex(), f.cast("B").cast("Q").tolist())
for order in ("C", "F", "A", None, "X", "", 1, b"C"):
    show(m.tobytes, order)
