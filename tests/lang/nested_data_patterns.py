# Deeply nested displays, comprehensions, slices and unpackings together.
data = {"users": [{"name": "ann", "langs": ["py", "c"], "age": 30}, {"name": "bob", "langs": [], "age": 25}, {"name": "cy", "langs": ["go"], "age": 35}], "meta": {"n": 3, "tags": ("a", ("b", ("c",)))}}
print({u["name"]: len(u["langs"]) for u in data["users"]}, [l for u in data["users"] for l in u["langs"]], sorted(data["users"], key=lambda u: -u["age"])[0]["name"], max((u["age"], u["name"]) for u in data["users"]))
{"users": [first, *others]} if False else None
match data:
    case {"users": [{"name": n1, "langs": [l1, *_]}, *rest], "meta": {"n": int(n), "tags": (t1, (t2, (t3,)))}}: print(n1, l1, len(rest), n, t1 + t2 + t3)
(a, [b, (c, *d)]), *e = (1, [2, (3, 4, 5)]), 6, 7
print(a, b, c, d, e)
for i, (k, v) in enumerate(data["meta"].items()): print(i, k, v)
for (x, y), z in zip(zip("ab", [1, 2]), "cd"): print(x, y, z, end="; ")
print()
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [list(r) for r in zip(*grid)], [row[::-1] for row in grid[::-1]], sum(grid, []), [grid[i][i] for i in range(3)], [[x for x in r if x % 2] for r in grid], [r[1:] for r in grid[1:]])
grid[0][1:] = [*"xy"]
grid[1], grid[2] = grid[2], grid[1]
print(grid)
nested = {"a": {"b": {"c": [1, {"d": (2, [3])}]}}}
nested["a"]["b"]["c"][1]["d"][1].append(4)
nested["a"]["b"]["c"][0] += 10
nested["a"].setdefault("new", {}).setdefault("deep", []).extend("hi")
print(nested, nested["a"]["b"]["c"][1]["d"][1][-1])
del nested["a"]["b"]["c"][1]["d"], nested["a"]["new"]
print(nested)
print([*map(lambda t: {**t[0], "i": t[1]}, zip(({"k": c} for c in "ab"), range(2)))], {k: {kk: vv * 2 for kk, vv in v.items()} for k, v in {"p": {"q": 1}}.items()}, [(i, j, k) for i in range(2) for j in range(i, 2) for k in (i + j,) if k], {(x, y) for x in range(2) for y in range(2) if x != y} == {(0, 1), (1, 0)})
tree = lambda d: {} if d == 0 else {i: tree(d - 1) for i in range(2)}
print(tree(3))
def depth(x): return 1 + max(map(depth, x.values()), default=0) if isinstance(x, dict) else 0
print(depth(tree(4)))
words = "the cat the dog the end cat".split()
print({w: words.count(w) for w in dict.fromkeys(words)}, sorted(set(words), key=lambda w: (-words.count(w), w)), [(w, [i for i, v in enumerate(words) if v == w]) for w in sorted(set(words))], "".join(w[0] for w in words), " ".join(reversed(words)), {len(w): [v for v in words if len(v) == len(w)] for w in words})
print([[*range(n)][::-1] for n in range(4)], [x for x in [[]] * 2], (lambda *a, **k: {**k, "a": a})(*[1], **{"z": [*"q"]}), [{**d, "x": x} for d in [{"a": 1}] for x in range(2)], f"{[f'{y:02}' for y in range(2)]} {({'k': 1})['k']} { {1, 2} == {2, 1} }")
