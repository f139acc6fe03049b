def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


a = bytearray(b"abc")
a.append(100)
a.append(True)
print(a)
a.extend(b"xy")
a.extend(bytearray(b"z"))
a.extend(memoryview(b"mv"))
a.extend([1, 2])
a.extend(range(3, 5))
a.extend(())
a.extend(iter(b"it"))
a.extend(a)
print(a, len(a))
for bad in ("x", 1, None, [256], [-1], ["a"], [1.5], object()):
    show(a.extend, bad)
for bad in (256, -1, "a", 1.5, None, b"a", 10**30):
    show(a.append, bad)
a = bytearray(b"abcdef")
for args in ((0, 65), (3, 66), (-1, 67), (100, 68), (-100, 69)):
    a.insert(*args)
    print(args, a)
for args in ((), (0,), (0, 256), ("x", 1), (0, "x"), (1.5, 1), (10**30, 1)):
    show(a.insert, *args)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(2), a)
for args in ((100,), (-100,), ("x",), (1.5,), (1, 2)):
    show(a.pop, *args)
show(bytearray().pop)
a = bytearray(b"abcabc")
a.remove(97)
a.remove(ord("c"))
print(a)
for bad in (120, 256, "a", b"a", None):
    show(a.remove, bad)
a.reverse()
print(a)
b = a.copy()
b.append(1)
print(a, b, b is a)
a.clear()
print(a, len(a))
a.reverse()
a += b"xyz"
print(a)
for x in range(300):
    a.append(x % 256)
print(len(a), a[:6], a[-3:], sum(a))
while len(a) > 5:
    a.pop()
print(a)
show(a.clear, 1)
show(a.copy, 1)
show(a.reverse, 1)
