def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


b = b"abcdef"
for i in (0, 5, -1, -6, True):
    print(i, b[i], bytearray(b)[i])
for i in (6, -7, 10**30, "a", 1.5, None, b"a", (1,)):
    show(lambda: b[i])
    show(lambda: bytearray(b)[i])


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(b[I(2)], b[I(1):I(4)], bytearray(b)[I(1):I(5):I(2)])
for n in range(-8, 9, 3):
    for m in range(-8, 9, 4):
        print(n, m, b[n:m], b[:m], b[n:], b[n:m:2], b[n:m:-1], bytearray(b)[m::-3])
show(lambda: b[::0])
show(lambda: b["a":])
print(b[:] is b, b[0:6] is b, b[::-1], b[10:], b[10**30:], bytearray(b)[::-1], type(bytearray(b)[1:2]))
print(list(b), [x for x in bytearray(b"xyz")], list(reversed(b)), max(b), sum(b), sorted(b"hello"), 97 in b)
it = iter(b"abc")
print(type(it), next(it), it.__length_hint__(), it.__reduce__(), list(it), it.__reduce__())
it.__setstate__(0)
it2 = iter(bytearray(b"abc"))
it2.__setstate__(1)
print(list(it), type(it2), next(it2), it2.__length_hint__(), it2.__reduce__())
a = bytearray(b"ab")
it = iter(a)
next(it)
a.extend(b"cdef")
print(list(it), it.__length_hint__())


def set_item():
    b[0] = 1


def del_item():
    del b[0]


show(set_item)
show(del_item)
