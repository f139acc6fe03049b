def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class Exporter:
    def __init__(self, data):
        self.data = bytearray(data)
        self.log = []

    def __buffer__(self, flags):
        self.log.append("get")
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append("release")
        view.release()


x = Exporter(b"script")
m = memoryview(x)
print(m.tobytes(), m.readonly, x.log)
m[0] = 83
print(x.data)
m.release()
print(x.log, x.data)
print(bytes(Exporter(b"abc")), bytearray(Exporter(b"def")), b"" + Exporter(b"ghi"), b",".join([Exporter(b"j"), b"k"]), b"abc".find(Exporter(b"c")), int.from_bytes(Exporter(b"\1\2"), "big"), str(Exporter(b"text"), "ascii"))


class NotView:
    def __buffer__(self, flags):
        return b"not a memoryview"


class Raises:
    def __buffer__(self, flags):
        raise ValueError("no buffer today")


show(memoryview, NotView())
show(memoryview, Raises())
show(bytes, Raises())


class ReadOnly:
    def __buffer__(self, flags):
        return memoryview(b"constant")


r = memoryview(ReadOnly())
print(r.readonly, r.tobytes())
show(lambda: r.__setitem__(0, 1))
print(b"abc".__buffer__(0).tobytes(), bytearray(b"xyz").__buffer__(1).readonly, memoryview(b"q").__buffer__(0).tobytes())
show(b"abc".__buffer__, 1)
show(memoryview(b"abc").__buffer__, 1)


class B(bytes):
    pass


class A(bytearray):
    pass


print(memoryview(B(b"sub")).obj, memoryview(A(b"sub")).readonly, bytes(memoryview(A(b"sub"))), type(memoryview(B(b"sub")).obj))
print(memoryview._from_flags(b"abc", 0).tobytes())
a = A(b"cycle")
a.view = memoryview(a)
print(a.view.tobytes())
del a
import gc
gc.collect()
print(isinstance(gc.collect(), int))
