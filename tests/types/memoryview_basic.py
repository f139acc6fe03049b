def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


m = memoryview(b"abcdef")
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.nbytes, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj, len(m))
w = memoryview(bytearray(b"abcdef"))
print(w.readonly, w.obj, w.toreadonly().readonly, m.toreadonly() == m, bytes(w), bytearray(w), w.tolist(), w.tobytes(), w.hex())
for i in (0, 5, -1, -6):
    print(m[i], w[i])
for key in (6, -7, 10**30, "a", 1.5, None, (0, 0), (), ..., (0,), (slice(0, 1),), (slice(0, 1), 0), [0]):
    show(lambda: m[key])
for s in (slice(None), slice(1, 3), slice(None, None, 2), slice(None, None, -1), slice(4, 1, -2), slice(10, 20), slice(3, 1), slice(-2, None)):
    v = m[s]
    print(s, v.tobytes(), v.tolist(), v.shape, v.strides, v.contiguous, v.nbytes, len(v), v.obj, bytes(v), v.hex())
print(m[1:5][1:3].tobytes(), m[::2][::-1].tobytes(), m[::-1][1::2].tobytes())
for bad in (1, "x", None, [1], object()):
    show(memoryview, bad)
show(memoryview)
show(memoryview, b"", b"")
show(memoryview, thing=b"")
print(memoryview(object=b"k").tobytes(), memoryview(m).obj, 97 in m, b"a" in m, list(m), list(reversed(m)), max(m), m.tolist()[1:3])
print(repr(m).startswith("<memory at 0x"), type(iter(m)).__name__, sum(m), bytes(m[2:2]), [x for x in memoryview(b"")])
for op in (lambda: m + b"x", lambda: m * 2, lambda: m < m, lambda: m > b"x", lambda: b"x" + m):
    show(op)
show(type, "X", (memoryview,), {})
print(m.__len__(), bool(m), bool(memoryview(b"")), isinstance(m, memoryview))


def set_attribute():
    m.x = 1


show(set_attribute)
show(lambda: setattr(m, "format", "B"))
import weakref
r = weakref.ref(m)
print(r() is m)
