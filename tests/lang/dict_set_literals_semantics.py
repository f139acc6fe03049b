# Key equality, order, hashing and mutation rules that the language promises.
d = {1: "int", 1.0: "float", True: "bool"}
print(d, list({"a": 1, "b": 2, "a": 3}.items()), {1: 2} | {1: 3, 0: 4}, {**{"x": 1}, "x": 2})
d = {}
for k in "cab": d[k] = None
del d["a"]
d["a"] = 1
d["c"] = 2
print(list(d), d.popitem(), list(reversed(d)))


class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K{self.v}"


d = {K(1): 1, K(2): 2, K(1): 3}
print(d, d[K(2)], K(3) in d)


class BadHash:
    def __hash__(self): raise ValueError("hash")


class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")


for src in ("{BadHash(): 1}", "{BadHash()}", "BadHash() in {}", "{1: 1}[BadHash()]", "{BadEq(): 1, BadEq(): 2}", "BadEq() in {1}", "{[]: 1}", "{{}}", "{{1}: 2}", "{(1, []): 2}", "{}[0]", "{}.pop(0)", "{}.popitem()", "set().pop()", "set().remove(1)", "{1: 2}.update(5)", "{1: 2}.update([1])", "{1: 2}.update([(1, 2, 3)])", "dict.fromkeys(5)", "dict.fromkeys('ab', 0)", "{1}.update(5)", "{1} | [1]", "{1: 1} | 5", "frozenset({1}) | {2}", "{1} | frozenset({2})", "{1, 2} & [1]", "{1}.issubset([1, 2])", "{1} <= [1]", "set([1]) == frozenset([1])"):
    try: print(src, eval(src))
    except Exception as e: print(src, "|", type(e).__name__, e)
d = {i: i for i in range(5)}
for action in ("d[9] = 1", "del d[0]", "d.clear()", "d.pop(1)", "d.update({7: 7})", "d[0] = 'same key'"):
    d = {i: i for i in range(5)}
    try:
        for k in d: exec(action)
        print(action, "allowed")
    except (RuntimeError, KeyError) as e: print(action, type(e).__name__, e)
v = {1: "a"}
keys, values, items = v.keys(), v.values(), v.items()
v[2] = "b"
print(keys, values, items, keys & {1, 5}, keys | {9}, items - {(1, "a")}, keys ^ {1}, keys.isdisjoint({3}), len(values), (1, "a") in items, keys == {1, 2}, keys.mapping == v)
print(v.setdefault(1, "z"), v.setdefault(3, "z"), v.get(9), v.get(9, 0), v.pop(9, "d"), v)
class Missing(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
m = Missing()
print(m[2], m, m.get(5), 5 in m)
s = {3, 1, 2}
s |= {4}; s -= {1}; s &= {2, 3, 4}; s ^= {9}
print(sorted(s), sorted({*s, *"a"} - {"a"}), {1, 2} < {1, 2, 3}, {1} < {2}, not {1} < {2} and not {1} >= {2})
a = {}
a["self"] = a
print(a, a == a)
b = {"x": [1]}
c = b.copy()
c["x"].append(2)
print(b)
print(dict(zip("ab", range(2))), dict(a=1, **{"b": 2}), dict([("a", 1)], a=2), {}.fromkeys("ab"), {k: v for k, v in {"a": 1}.items()})
