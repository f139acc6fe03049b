# What a class body may do: loops, conditionals, exceptions, yields in nested functions, namespaces.
class A:
    names = []
    for n in "abc":
        names.append(n)
        locals()["dyn_" + n] = n.upper()
    else: finished = True
    while len(names) < 5: names.append("x")
    try: undefined_name
    except NameError as e: caught = type(e).__name__
    finally: cleaned = True
    with open("/dev/null") as f: closed_later = f
    if finished:
        def method(self): return "chosen"
    def gen(self): yield from self.names
    lam = lambda self, k=n: k
    total = sum(len(x) for x in ["a", "bb"])
    pairs = {k: v for k, v in zip("ab", [1, 2])}
    a, (b, *c) = 1, "xyz"
    del n
    import sys as system
    global made_global
    made_global = "from class body"
    assert total == 3
    match total:
        case 3: matched = "three"
    (w := "walrus")
    x = y = []
    x += [1]
    class Inner:
        outer_total = "no access"
        try: outer_total = total
        except NameError as e: outer_total = str(e)
    type Alias = int
    @staticmethod
    def helper(v): return v * 2
    doubled = helper(4) if callable(helper) else helper.__func__(4)
    print("in body", __qualname__, sorted(k for k in locals() if k.startswith("dyn")))


print(A.names, A.dyn_a, A.caught, A.closed_later.closed, A().method(), list(A().gen()), A().lam(), A.total, A.pairs, A.a, A.b, A.c, hasattr(A, "n"), A.system.__name__, made_global, hasattr(A, "made_global"), A.matched, A.w, A.y, A.Inner.outer_total, A.doubled, A.Alias.__value__)
try:
    class B:
        ok = 1
        raise ValueError("from body")
except ValueError as e: print(e, "B" in globals())
def factory(n):
    class C:
        value = n
        def get(self): return n, self.value, __class__.value
        def get2(self): return n
    return C
print(factory(1)().get(), factory(2)().get2(), factory(1) is not factory(1))
class D:
    x = 1
    def f(self): return x
    x2 = x + 1
x = "global x"
print(D().f(), D.x2)
class E:
    exec("created = 5")
    val = eval("created + 1")
    print(sorted(k for k in vars() if k in ("created", "val")))
print(E.created, E.val)
def loop():
    for i in range(2):
        class F: idx = i
        yield F
print([c.idx for c in loop()])
class G(*[dict, object][:1], **{}): pass
print(G.__mro__[1])
