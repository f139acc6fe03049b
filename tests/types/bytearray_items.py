def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


a = bytearray(b"abcdef")
a[0] = 65
a[-1] = True
a[2] = 0
print(a)


def assign(target, key, value):
    target[key] = value
    return target


def delete(target, key):
    del target[key]
    return target


for key, value in ((6, 1), (-7, 1), (10**30, 1), ("x", 1), (1.5, 1), (0, 256), (0, -1), (0, "x"), (0, b"x"), (0, None), (0, 1.5), (0, 10**30), (None, 1)):
    show(assign, bytearray(b"abcdef"), key, value)
for key in (0, -1, 3, 6, -7, "x", 1.5, 10**30, None):
    show(delete, bytearray(b"abcdef"), key)
values = [b"", b"X", b"XYZ", b"0123456789", bytearray(b"ba"), memoryview(b"mv"), [1, 2], (), range(3), iter(b"it")]
slices = [slice(None), slice(0, 0), slice(1, 3), slice(3, 1), slice(-2, None), slice(6, 10), slice(100, 200), slice(None, None, 2), slice(None, None, -1), slice(4, 0, -2), slice(1, 6, 3), slice(5, 0, 2)]
for s in slices:
    for v in values:
        label = v.tobytes() if isinstance(v, memoryview) else v if not hasattr(v, "__next__") else "iterator"
        if hasattr(v, "__next__"):
            v = iter(b"it")
        try:
            print(s, label, assign(bytearray(b"abcdef"), s, v))
        except Exception as e:
            print(s, label, type(e).__name__, e)
    show(delete, bytearray(b"abcdef"), s)
for bad in (1, "x", None, 1.5, [256], ["a"], object(), [1.5]):
    show(assign, bytearray(b"abc"), slice(0, 2), bad)
a = bytearray(b"abc")
a[1:2] = a
print(a)
a[::2] = a[:3]
print(a)
a[:] = a[::-1]
print(a)
del a[::2]
print(a)
a[len(a):] = b"end"
a[:0] = b"start"
print(a)
show(assign, a, slice(None, None, 0), b"")
show(delete, a, slice(None, None, 0))


class Evil:
    def __index__(self):
        a.clear()
        return 1


a = bytearray(b"abcdef")
show(assign, a, Evil(), 5)
a = bytearray(b"abcdef")
show(assign, a, 0, Evil())
a = bytearray(b"abcdef")
show(assign, a, slice(Evil(), 4), b"zz")
a = bytearray(b"abcdef")
show(lambda: a[Evil()])
a = bytearray(b"abcdef")
show(lambda: a[Evil():5])
