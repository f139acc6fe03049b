# Subclasses of builtin types: attributes, overridden methods, results of operations.
class I(int):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __repr__(self):
        return f"I({int(self)})"


i = I(5, "five")
print(i, i.tag, i + 1, type(i + 1), i == 5, hash(i) == hash(5), {5: "x"}[i], -i, i * i, bool(I(0)), I("7"), int(i))
big = I(10 ** 30, "big")
print(big + 1, big.tag, type(int(big)))


class S(str):
    sep = "-"

    def join2(self, *a):
        return self.sep.join((self,) + a)

    def __len__(self):
        return 99


s = S("abc")
s.x = [1]
print(s, s.join2("d"), len(s), s.upper(), type(s.upper()), s[0], type(s[:]), s == "abc", s.x, {s: 1}["abc"], s + "d")
print("%s" % s, f"{s:>5}", str(s), type(str(s)), s.__len__(), str.__len__(s))


class F(float):
    pass


f = F(1.5)
f.a = 1
print(f, f + 1, type(f + 1), f.a, F("2.5"), f == 1.5, f.is_integer())


class T(tuple):
    @property
    def first(self):
        return self[0]

    def __new__(cls, *a):
        return super().__new__(cls, a)


t = T(1, 2)
t.note = "n"
print(t, t.first, t.note, t + (3,), type(t + (3,)), t == (1, 2), t[0:1], type(t[0:1]), hash(t) == hash((1, 2)))


class L(list):
    def append(self, x):
        super().append(x * 2)

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


l = L([1])
l.append(5)
l.extend([7])
l += [8]
print(l, l[0], l.copy(), type(l.copy()), list(l), [*l], sorted(l), l == [1, 10, 7, 8], len(l), type(l + l), type(l[:]))


class D(dict):
    def __getitem__(self, k):
        return super().get(k, "none")

    def __setitem__(self, k, v):
        super().__setitem__(k, [v])


d = D(a=1)
d["b"] = 2
d.extra = 1
print(d, d["a"], d["zz"], d.get("zz"), d.copy(), type(d.copy()), {**d}, list(d), d | {"c": 3}, type(d | {}), d.extra)


class B(bytes):
    pass


b = B(b"xyz")
b.q = 1
print(b, b.q, b[0], b[:2], type(b[:2]), b == b"xyz", b + b"1")


class St(set):
    pass


st = St([1, 2])
st.n = 1
print(st, st | {3}, type(st | {3}), type(st.copy()), st == {1, 2}, st.n, frozenset(st) == st)


class Fs(frozenset):
    pass


print(Fs([1]), type(Fs([1]) | {2}), hash(Fs([1])) == hash(frozenset([1])))


class C(complex):
    pass


print(C(1, 2), C(1, 2) + 1, type(C(1, 2) + 1))


class Ba(bytearray):
    pass


ba = Ba(b"ab")
ba.z = 1
ba += b"c"
print(ba, type(ba), ba.z)
for base in (bool, type(None), range, slice, type(lambda: 0), memoryview, type(...)):
    try:
        type("X", (base,), {})
    except TypeError as e:
        print(e)
