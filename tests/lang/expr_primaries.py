# Language reference 6.3: attribute references, subscriptions, slicings.
class K:
    def __getitem__(self, i):
        return i

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)


k = K()
print(k[1], k[1, 2], k[1,], k[()], k[:], k[1:], k[:2], k[1:2:3], k[::], k[1:2, 3:4], k[..., :], k[1:2,], k["a"], k[None:None])
print(k[*[1, 2]], k[0, *"ab"], k[*[]], k[*[1]], k[x := 5], x, k[lambda: 1].__name__, k[1 if 0 else 2], k[not 1], k[(1, 2)], k[[1]], k[{1: 2}])
k[1:2, ...] = 5
k[*[1]] = 6
del k[1], k[2:3]
k[0] += 1
s = "abcdef"
for sl in ("1:3", ":", "::2", "::-1", "-2:", ":-2", "5:1", "5:1:-1", "10:", "-10:2", "::-2", "3::-1", ":3:-1", "0:0", "True:", "None:2", "1:None:2", "10**30:", "-10**30:10**30",
           "::10**30", "::0", "'a':", "1.5:", "::'x'", ":[]"):
    for name in ("s", "list(s)", "tuple(s)", "b'abcdef'", "range(6)"):
        try:
            print(f"{name}[{sl}]", eval(f"{name}[{sl}]"), end="; ")
        except (TypeError, ValueError) as e:
            print(f"{name}[{sl}]", type(e).__name__, e, end="; ")
    print()
l = list(range(10))
l[2:4] = "xy"
l[5:5] = [1, 2]
l[::3] = ["z"] * len(l[::3])
print(l)
del l[::2]
print(l)
l[:] = []
print(l)
l = [1, 2, 3]
for src in ("l[10]", "l[-4]", "l['a']", "l[1.0]", "l[10] = 1", "del l[10]", "l[::2] = [1]", "l[0:2] = 5", "l[::0]", "l[::0] = []", "s[10]", "s['x']", "s[0] = 1", "(1,)[1]", "(1,)['a']",
            "b''[0]", "range(3)[3]", "range(3)['a']", "{}['k']", "{}[[]]", "5[0]", "None[0]", "f[0]", "len[0]", "l[None]", "l[l]", "s[1, 2]", "l[...]", "1 .x", "s.x", "l.x.y", "None.x",
            "k.x", "K.x", "print.x", "l[0].x", "(1)[0]", "l[1:2:3:4]", "l[", "s[:'a']", "bytearray(b'a')[5]", "memoryview(b'a')[5]", "memoryview(b'a')['a']", "{1}[0]"):
    try:
        exec(src, {"l": [1, 2, 3], "s": s, "f": lambda: 0, "k": k, "K": K})
        print(src, "fine")
    except SyntaxError as e:
        print(src, "SyntaxError", e.msg)
    except Exception as e:
        print(src, type(e).__name__, e)
sl = slice(1, 2)
print(sl, sl.start, sl.stop, sl.step, slice(5), slice(None), sl == slice(1, 2), sl.indices(10), slice(None, None, -1).indices(5), slice(-3, 10).indices(5), hash(sl) == hash(slice(1, 2)))


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


print(s[Index(1)], s[Index(1):Index(3)], [1, 2][Index(-1)], s[Index(10**30):])
a = type("A", (), {})()
a.b = a.c = a
a.b.c.b.d = 7
print(a.d, a.b.b.c.d)
