# Subclasses of builtin types: what operations return, overridden hooks, extra attributes.
class I(int): pass
class F(float): pass
class S(str): pass
class B(bytes): pass
class L(list): pass
class T(tuple): pass
class D(dict): pass
class Se(set): pass
class Fs(frozenset): pass
class C(complex): pass
class Ba(bytearray): pass
for v, ops in ((I(5), "v + 1, -v, +v, abs(v), v * 2, v // 2, int(v), v.real, v.conjugate(), v & 4, round(v), v ** 2, ~v, v << 1"), (F(2.5), "v + 1, -v, abs(v), float(v), v.real, v * 2, v.__floor__(), v // 1"), (S("ab"), "v + 'c', v * 2, v[0], v[:], v.upper(), str(v), v.strip(), v.join(['x']), v % (), v.replace('z', ''), v.lower(), v.format(), v.center(2)"), (B(b"ab"), "v + b'c', v * 2, v[:], v.upper(), bytes(v), v.strip()"), (L([1]), "v + [2], v * 2, v[:], v.copy(), list(v), sorted(v)"), (T((1,)), "v + (2,), v * 1, v[:], tuple(v)"), (D(a=1), "v.copy(), v | {}, {} | v, dict(v), v.keys()"), (Se({1}), "v | {2}, v & {1}, v - {2}, v ^ set(), v.copy(), v.union([2]), {1} | v, set(v)"), (Fs({1}), "v | {2}, v.copy(), v.union([2]), {1} | v, frozenset(v)"), (C(1j), "v + 1, -v, v.conjugate(), complex(v), abs(v)"), (Ba(b"a"), "v + b'b', v[:], v.copy(), v.upper()")):
    print(type(v).__name__, [type(x).__name__ for x in eval("(" + ops + ",)")], v == type(v).__base__(v), hash(v) == hash(type(v).__base__(v)) if type(v).__hash__ else "unhashable", repr(v))
    v.attr = "x"
    print(v.attr, v.__dict__)
l = L([3, 1]); l.sort(); l += [5]; l *= 1
print(type(l).__name__, l, [*l], L("ab"), L() == [], bool(L()))
d = D(); d["k"] = 1; d |= {"j": 2}
print(type(d).__name__, d, {**d}, D.fromkeys("ab"), type(D.fromkeys("a")).__name__)
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, u["b"], u.get("B"), "B" in u, Upper([("x", 1)]), u.setdefault("q", 5), u)
class Logged(list):
    def append(self, x): print("append", x); super().append(x)
    def __len__(self): return 99
    def __iter__(self): return iter("custom")
    def __getitem__(self, i): return "item"
    def __contains__(self, x): return x == "magic"
g = Logged([1])
g.append(2); g.extend([3])
print(len(g), list(g), g[0], "magic" in g, sorted(g), tuple(g), [*g], g == [1, 2, 3], repr(g), "".join(g), max(g), bool(g), g + [4], dict(zip(g, "x")))
class Str(str):
    def __len__(self): return 99
    def __str__(self): return "via str"
    def __eq__(self, o): return True
    def __hash__(self): return 5
    def __getitem__(self, i): return "item"
s = Str("real")
print(len(s), str(s), s == "x", s[0], s.upper(), f"{s}", "%s" % s, s + "!", {s: 1}.get("real"), "real" in {s}, "".join([s]), s.__len__(), len("" + s), s.encode(), s.find("e"), list(s)[:1])
class Num(int):
    def __bool__(self): return False
    def __int__(self): return 7
    def __index__(self): return 8
    def __repr__(self): return "Num!"
    def __format__(self, s): return "fmt"
n = Num(3)
print(bool(n), int(n), [0] * n, range(n), n, f"{n}", "%d" % n, n + 1, hex(n), str(n), "%s" % n, 10 ** n, chr(n + 90), [1, 2, 3, 4][n])
