def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


a = memoryview(b"abc")
for other in (b"abc", bytearray(b"abc"), memoryview(b"abc"), memoryview(b"abcabc")[:3], b"abd", b"ab", "abc", [97, 98, 99], None, memoryview(b"cba")[::-1]):
    label = other.tobytes() if isinstance(other, memoryview) else other
    print(label, a == other, a != other, other == a)
b = memoryview(bytes(range(8)))
print(b == b.cast("b"), b.cast("H") == b.cast("H"), b.cast("H") == b.cast("h"), b.cast("B", [2, 4]) == b, b.cast("B", [2, 4]) == b.cast("B", [2, 4]), b.cast("B", [2, 4]) == b.cast("B", [4, 2]), b.cast("c") == b, b.cast("?") == b)
x, y = memoryview(bytearray(8)).cast("f"), memoryview(bytearray(16)).cast("d")
print(x == y, x == memoryview(bytearray(8)).cast("f"), memoryview(bytearray(b"\0\0\xc0\x7f")).cast("f") == memoryview(bytearray(b"\0\0\xc0\x7f")).cast("f"))
i = memoryview(bytearray(b"\1\0\0\0\2\0\0\0")).cast("i")
print(i == memoryview(b"\1\2"), i == memoryview(b"\1\2").cast("b"), i[::-1] == memoryview(b"\2\1"), i == [1, 2])
for op in (lambda: a < b"abd", lambda: a >= a, lambda: b"a" < a):
    show(op)
print(hash(a) == hash(b"abc"), hash(a[1:]) == hash(b"bc"), hash(a[::-1]) == hash(b"cba"), hash(memoryview(b"ab").cast("b")) == hash(b"ab"), hash(memoryview(b"ab").cast("c")) == hash(b"ab"), {a: 1}[b"abc"])
show(hash, memoryview(bytearray(b"abc")))
show(hash, b.cast("H"))
show(hash, memoryview(bytearray(b"abc")).toreadonly())
# releasing
m = memoryview(b"xyz")
h = hash(m)
m.release()
m.release()
print(hash(m) == h, repr(m).startswith("<released memory at 0x"), m == m, m == b"xyz", m != m)
for f in (lambda: m[0], lambda: m[0:1], lambda: len(m), lambda: m.tolist(), lambda: m.tobytes(), lambda: m.format, lambda: m.obj, lambda: m.cast("B"), lambda: m.hex(), lambda: m.toreadonly(), lambda: list(m), lambda: memoryview(m), lambda: bytes(m),
          lambda: m.__enter__(), lambda: m.shape, lambda: m.nbytes, lambda: m.contiguous, lambda: b"" + m, lambda: b"".join([m])):
    show(f)
with memoryview(bytearray(b"ctx")) as c:
    print(c.tobytes())
show(c.tobytes)
show(lambda: c.__exit__(None, None, None))
base = bytearray(b"shared")
first = memoryview(base)
second = first[2:4]
first.release()
print(second.tobytes())
show(base.append, 1)
second.release()
base.append(33)
print(base)
outer = memoryview(b"abc")
show(hash, memoryview(bytearray(b"q"))[:0])
