# exec, eval, locals and globals inside functions, classes and comprehensions (PEP 667).
def f():
    x = 1
    exec("x = 2; y = 3")
    l = locals()
    l["x"] = 99
    l["z"] = 5
    return x, sorted(locals()), l is locals(), "y" in l
print(f())
def g():
    a = 1
    snap = locals()
    a = 2
    return snap, locals()["a"], snap["a"]
print(g())
def h(x):
    def inner(): return x
    r = sorted(locals())
    x = "changed"
    return r, locals()["x"], inner()
print(h(1))
def ns():
    d = {"v": 1}
    exec("v += 1\nw = v * 10\ndef fn(): return w if 'w' in globals() else 'not global'", d)
    exec("q = v", d, e := {})
    return d["v"], d["w"], d["fn"](), e
print(ns())
def ev():
    k = 5
    return eval("k + 1"), eval("[k for _ in 'a']"), eval("(lambda: k)()", {"k": "global k"}), eval("k", {}, {"k": "given"})
print(ev())
def ev_closure():
    k = 5
    try: return eval("(lambda: k)()")
    except NameError as e: return str(e)
print(ev_closure())
def dele():
    t = 1
    d = locals()
    del t
    return "t" in locals(), d
print(dele())
class C:
    a = 1
    locals()["b"] = 2
    exec("c = a + b")
    d = eval("c + 1")
    e = sorted(k for k in locals() if len(k) == 1)
print(C.b, C.c, C.d, C.e)
exec("m1 = 1")
print(m1, "m1" in globals(), locals() is globals())
def gen():
    x = 1
    yield sorted(locals())
    y = 2
    yield sorted(locals())
print(list(gen()))
def args(*a, k=1, **kw): return locals()
print(args(1, z=2))
print((lambda p: locals())(1), [sorted(locals()) for q in "a"] == [["q"]])
def nested_exec():
    exec("def made(n):\n    return n and made(n - 1) + 1 if 'made' in globals() else 'not global'", d := {})
    return d["made"](3)
print(nested_exec())
def fn_globals():
    global dynamic
    exec("dynamic = 'via exec'", globals())
    return dynamic
print(fn_globals())
def vars_dir():
    z = 1; a = 2
    return vars(), dir(), vars() == locals()
print(vars_dir())
for src in ("return", "yield 1", "nonlocal x", "await y"):
    def tryexec():
        try: exec(src)
        except SyntaxError as e: return e.msg
    print(src, tryexec())
def comp(): return [locals()["i"] for i in range(2)], [eval("i * j") for i in range(2) for j in range(2)]
print(comp())
