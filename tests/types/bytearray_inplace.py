def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


a = b = bytearray(b"ab")
a += b"cd"
print(a, b, a is b)
a += bytearray(b"e")
a += memoryview(b"f")
a.extend(a)
show(lambda: a.__iadd__(a))
print(a, b is a)
a *= 2
print(a, len(a))
a *= 1
a *= 0
print(a, b is a)
a = bytearray(b"xy")
a *= -5
print(a)


def iadd(x):
    t = bytearray(b"a")
    t += x
    return t


def imul(x):
    t = bytearray(b"ab")
    t *= x
    return t


for bad in (1, "x", None, [1], 1.5):
    show(iadd, bad)
for bad in (1.5, "x", None, [1], 10**30, b"q", 2**62):
    show(imul, bad)
print(imul(3), imul(True), bytearray(b"a").__iadd__(b"b"), bytearray(b"a").__imul__(2))
# resizing is refused while the memory is exported
a = bytearray(b"exported")
m = memoryview(a)
for action in (lambda: a.append(1), lambda: a.extend(b"x"), lambda: a.pop(), lambda: a.clear(), lambda: a.insert(0, 1), lambda: a.remove(101), lambda: a.__delitem__(0), lambda: a.__setitem__(slice(0, 2), b"xyz"),
               lambda: a.__setitem__(slice(0, 2), b""), lambda: a.__iadd__(b"x"), lambda: a.__imul__(2), lambda: a.__init__(b"q"), lambda: a.__delitem__(slice(None, None, 2)), lambda: a.__imul__(0)):
    show(action)
print(a)
a[0] = 69
a[1:3] = b"XP"
a.reverse()
for action in (lambda: a.__iadd__(b""), lambda: a.__imul__(1), lambda: a.extend(b"")):
    show(action)
print(a, m.tobytes(), bytes(m) == bytes(a))
m.release()
a.append(33)
print(a)
with memoryview(a) as v:
    show(a.pop)
    v[0] = 0
print(a.pop(), a)
views = [memoryview(a)[i:] for i in range(3)]
show(a.clear)
del views
a.clear()
print(a)
it = iter(bytearray(b"abc"))
print(next(it))
big = bytearray()
for i in range(2000):
    big += bytes([i % 256])
print(len(big), big[1000], sum(big))
del big[:1990]
print(big)
