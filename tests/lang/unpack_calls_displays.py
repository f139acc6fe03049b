# Stars everywhere: calls, displays, returns, subscripts, for, nested.
def f(*a, **k): return a, k
it = iter(range(5))
print(f(*it, *it), f(*"ab", *{1: 2}, *(x for x in "c")), f(**{"a": 1}, b=2, **{"c": 3}), f(*[], **{}), [*range(2), *"a", *[]], (*(), 1), {*"aa", *[1]} == {"a", 1}, {**{1: 2}, **{}})
def ret(): return *[1], *"b"
def yld(): yield *[1], 2
print(ret(), next(yld()), [x for x in (*[1], 2)], {"k": [*"v"]}, *[1], *"zz", sep="-")
for x in *[1], *[2]: print(x, end=" ")
a, *b = *"xyz", 1
[c, [*d]], *e = [1, [2, 3]], 4
print(a, b, c, d, e)
class S:
    def __getitem__(self, k): return k
s = S()
print(s[*[1, 2]], s[1, *"a"], s[*()], s[*[slice(1)], 2])
def deep(*args): return args
print(deep(*deep(*deep(*[1, 2]))), deep(*[*[*[3]]]), max(*[3, 1], *[2]), dict(**dict(a=1), b=2), "{}{x}".format(*[1], **{"x": 2}), print(*[], end="") or "none")
class It:
    def __iter__(self): print("iter", end=" "); return iter([1])
class Map:
    def keys(self): print("keys", end=" "); return ["k"]
    def __getitem__(self, k): print("get", k, end=" "); return 5
print(f(*It(), **Map()), [*It()], {**Map()}, {*It()})
class BadIt:
    def __iter__(self): raise ValueError("iter")
class BadNext:
    def __iter__(self): yield 1; raise KeyError("mid")
class BadKeys:
    def keys(self): raise OSError("keys")
for src in ("f(*BadIt())", "[*BadNext()]", "f(**BadKeys())", "{**BadKeys()}", "f(*1)", "f(*None, 2)", "[*1]", "{*1}", "(*1,)", "{**1}", "{**[(1, 2)]}", "f(**1)", "f(**{1: 2})", "f(a=1, **{'a': 2})", "f(**{'a': 1}, **{'a': 2})", "{**{'a': 1}, **{'a': 2}}", "print(*1)", "max(*[])", "s[*1]", "f(*f)", "f.x(*[1])", "None(*[])"):
    try: print(src, eval(src))
    except Exception as e: print(src, "|", type(e).__name__, e)
args = [1, 2]
print(f(*args, *args), args, f(*args)[0] is not args)
kw = {"a": 1}
r = f(**kw)[1]
r["a"] = 2
print(kw)
def mutate(*a, **k):
    k["new"] = 1
    return a
print(mutate(*args, **kw), kw)
