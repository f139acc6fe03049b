# Language reference 8.6.4.9: mapping patterns.
from collections import OrderedDict, defaultdict, ChainMap, UserDict
import types


class K:
    A = "a"


def mp(x):
    match x:
        case {"a": 1, "b": 2}: return "a1 b2"
        case {"a": 1, **rest}: return f"a1 and {rest}"
        case {"a": v, "n": {"deep": d}}: return f"{v} {d}"
        case {K.A: [x, *_]}: return f"list of {x}"
        case {1: _, 2.5: _, None: t}: return f"odd keys {t}"
        case {-1: neg}: return f"neg {neg}"
        case {"k": int(i) | str(i)}: return f"k {i!r}"
        case {**rest}: return f"rest {sorted(map(str, rest))}"
        case _: return "no mapping"


for x in ({"a": 1, "b": 2, "c": 3}, {"a": 1}, {"a": 1, "z": 0}, {"a": 5, "n": {"deep": 6}}, {"a": [7, 8]}, {1: "x", 2.5: 0, None: 0}, {-1: 0}, {"k": 5}, {"k": "s"}, {"k": 1.5}, {}, [], "a",
          OrderedDict(a=1), defaultdict(int, b=2), ChainMap({"a": 1}), UserDict(k=1), types.MappingProxyType({"k": 3}), 5):
    print(type(x).__name__, mp(x))
d = defaultdict(list)
match d:
    case {"missing": v}: print("never")
print(dict(d))
match {"x": 1}:
    case {"x": 1, **kw}: print(kw)
match {"x": 1}:
    case {}: print("empty pattern matches any mapping")


class Get(dict):
    def get(self, k, default=None):
        print("get", k)
        return super().get(k, default)


match Get(a=1):
    case {"a": v, "b": w}: print("never")
    case {"a": v, **r}: print(v, r)
try:
    match {"a": 1}:
        case {K.A: 1, "a": 1}: print("never")
except ValueError as e:
    print(e)
SOURCES = ["{'a': 1, 'a': 2}", "{1: a, 1.0: b}", "{**a, 'b': 1}", "{**a, **b}", "{**_}", "{a: 1}", "{a.b: 1}", "{'a': 1, **1}", "{f'a': 1}", "{'a': x, 'b': x}", "{1 + 2: x}", "{1 + 2j: x}", "{-1: x}", "{(1, 2): x}", "{None: x, True: y}", "{'a'}", "{'a': }", "{: x}", "{'a': x,}", "{'a': x y}", "{**a.b}", "{**rest, }"]
for p in SOURCES:
    try:
        compile(f"match v:\n case {p}: pass", "<s>", "exec")
        print("ok", p)
    except SyntaxError as e:
        print(p, "|", e.msg, (e.lineno, e.offset))
