# Names in every binding position, with global, nonlocal and class scope.
import sys
def positions():
    import os as b1
    from sys import path as b2
    for b3 in [1]: pass
    with open("/dev/null") as b4: pass
    try: raise ValueError
    except ValueError as b5: kept = repr(b5)
    def b6(): pass
    class b7: pass
    b8: int = 1
    (b9 := 2)
    [b10, (b11, *b12)] = 1, (2, 3)
    b13 = b14 = 0
    b13 += 1
    match [1, {"k": 2, "r": 3}]:
        case [b15, {"k": b16, **b17}]: pass
    type b18 = int
    lambda b19: b19
    [0 for b20 in "a"]
    async def b21(): pass
    del b14
    return sorted(k for k in locals() if k[0] == "b")
print(positions())
def globals_of_all():
    global g1, g2, g3, g4, g5, g6, g7, g8, g9
    import sys as g1
    for g2 in [2]: pass
    with open("/dev/null") as g3: pass
    def g4(): pass
    class g5: pass
    (g6 := 6)
    g7, *g8 = 7, 8
    match 9:
        case g9: pass
    try: 1 / 0
    except ZeroDivisionError as e: pass
globals_of_all()
print(g1.__name__, g2, g3.closed, g4.__name__, g4.__qualname__, g5.__qualname__, g6, g7, g8, g9)
def nonlocals():
    a = b = c = d = e = f = None
    def inner():
        nonlocal a, b, c, d, e, f
        for a in [1]: pass
        with open("/dev/null") as b: pass
        def c(): return "c"
        class d: v = "d"
        (e := "e")
        import sys as f
        def deeper():
            nonlocal a
            a += 10
        deeper()
    inner()
    return a, b.closed, c(), d.v, e, f is sys
print(nonlocals())
def except_scope():
    e = "outer"
    def f():
        nonlocal e
        try: raise ValueError("v")
        except ValueError as e: pass
    f()
    try: return e
    except NameError as x: return str(x)
print(except_scope())
class C:
    def m(self): return __class__
    x = 1
    def f(): global x; x = "set by f"
    f()
print(x, C.x, C().m() is C)
def walrus_in_comp():
    total = 0
    r = [total := total + v for v in range(4)]
    def h():
        nonlocal total
        [total := v for v in "ab"]
    h()
    return r, total
print(walrus_in_comp())
def params(a, /, b, *c, d, **e):
    del a, e
    b = c = 5
    return sorted(locals().items())
print(params(1, 2, d=3))
def shadow_builtin():
    try: return len([1])
    finally: pass
    len = None
try: shadow_builtin()
except UnboundLocalError as e: print(e)
