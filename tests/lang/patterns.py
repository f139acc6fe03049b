# match: every kind of pattern, captures, guards, alternatives, leaving loops.
def m(x):
    match x:
        case 0 | 1: return "small"
        case -1: return "neg"
        case "a" | "b" as s: return "str", s
        case None: return "none"
        case True: return "true"
        case [a]: return "one", a
        case [a, b] if a == b: return "pair eq", a
        case (a, b): return "pair", a, b
        case [a, *rest, b]: return "many", a, rest, b
        case {"k": v, **rest}: return "map", v, rest
        case {"z": 1}: return "z1"
        case {}: return "anymap"
        case str(): return "other str"
        case int(n) if n > 100: return "big", n
        case float() | complex() as f: return "fc", f
        case P(x=0, y=y): return "P0", y
        case P(a, b): return "P", a, b
        case []: return "empty"
        case _: return "default"
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
for v in (0, 1, -1, "a", "b", "c", None, True, False, [5], [1, 1], (1, 2), [1,2,3,4], {"k": 1, "q": 2}, {"z": 1}, {"z": 2}, {}, 500, 50, 1.5, 2j, P(0, 9), P(1, 2), [], object):
    print(v if not isinstance(v, P) else "P", m(v))
def m2(x):
    match x:
        case [[a, b], *_, {"x": [c, *d]}]: return a, b, c, d
        case [1, _, 3]: return 13
        case [_, _]: return 2
        case [*_]: return "any"
for v in ([[1,2], 5, {"x": [3,4,5]}], [1,9,3], [8,9], [1], []): print(m2(v))
def m3(x, y):
    match x, y:
        case (1, _) | (_, 1): return "one"
        case ([a, b] | (a, b, _)), c: return a, b, c
        case a, (b, c) as t: return a, b, c, t
        case z: return z
print(m3(1, 2), m3(2, 1), m3([5,6], 7), m3((5,6,7), 8), m3(1.5, (2, 3)), m3(9, 9))
class C:
    A = 5
def m4(x):
    match x:
        case C.A: print("A")
        case int(): print("int"); 
        case y: print("y", y)
    try: print("after", y)
    except UnboundLocalError as e: print(e)
for v in (5, 6, "s"): m4(v)
def m5(l):
    for x in l:
        match x:
            case 1: continue
            case 2: break
            case [p] if (q := p) > 3: print("q", q)
            case _: print(x)
    return x
print(m5([1, 3, [5], [1], 2, 7]))
def m6(x):
    match x:
        case x: pass
    match x:
        case [x, y]: return x, y
        case {"a": {"b": x}}: return x
    return x
print(m6([1,2]), m6({"a": {"b": 3}}), m6(4))
def m7(d):
    match d:
        case {"type": "circle", "r": r} | {"type": "ball", "radius": r}: return r
        case {C.A: v}: return "CA", v
        case {1: _, 2: two}: return two
print(m7({"type": "circle", "r": 1}), m7({"type": "ball", "radius": 2}), m7({5: 6}), m7({1: 0, 2: 22}), m7(3))
match 3:
    case int(x) | str(x): print(x)
match "q":
    case ("p" | "q") as w: print(w)
def m8(v):
    match v:
        case 1 | 2 | 3 as n if n != 2: return n
        case n: return -n
print([m8(i) for i in range(5)])
def m9(o):
    match o:
        case P(x=P(x=1), y=[_, P(y=z)]): return z
        case P(x=xx): return xx
print(m9(P(P(1, 0), [0, P(0, "z")])), m9(P(7, 8)))
try:
    match 1:
        case P(1, 2, 3): pass
        case int(1, 2): pass
except TypeError as e: print(e)
