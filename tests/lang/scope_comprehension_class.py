# Scopes of comprehensions in classes, functions, generators, lambdas and default values.
class A:
    n = 3
    items = [1, 2]
    first = [i for i in items]
    try: second = [n for i in items]
    except NameError as e: err = str(e)
    third = [i for i in items if i < 2]
    gen = list(i for i in items)
    try: nested = [[j for j in range(i)] for i in items]
    except NameError as e: nested = str(e)
    lam = (lambda items=items: items)()
    try: lam2 = (lambda: items)()
    except NameError as e: lam2 = str(e)
    d = {k: v for k, v in zip("ab", items)}
    def m(self, default=[x for x in items]): return default
    class B:
        try: inner = [i for i in items]
        except NameError as e: inner = str(e)


print(A.first, A.err, A.third, A.gen, A.nested, A.lam, A.lam2, A.d, A().m(), A.B.inner)
x = "global"
print([x for x in "ab"], x, [(x, y) for y in "c"], {x: x for x in "d"}, x, list(x for x in "e"), x)
def f(x):
    a = [x for x in range(2)]
    b = [lambda: x for x in range(2)]
    c = [x for _ in "a"]
    return a, [g() for g in b], c, x
print(f("param"))
def w():
    [y := i for i in range(3)]
    z = [(q := i, q) for i in range(2)]
    return y, z, q, sorted(locals())
print(w())
def shadow():
    len = 5
    return [len for _ in "a"], [(lambda: len)() for _ in "b"]
print(shadow())
def mutual():
    return [a + b for a in [c for c in (1, 2)] for b in [d for d in (a, a * 10)]]
print(mutual())
def exc():
    try: [1 / i for i in (1, 0)]
    except ZeroDivisionError: pass
    try: i
    except NameError as e: return str(e)
print(exc())
def gen(): yield from [i for i in [j for j in (yield "first")]]
g = gen()
print(next(g), g.send([7, 8]), list(g))
def deep(): return [[[[a, b, c, d] for d in "d"] for c in "c"] for b in "b" for a in "a"]
print(deep())
print([[x for x in [x, x + 1]] for x in [1, 2]], [x for x in [x for x in [3]]], [(lambda x: x)(x) for x in [4]])
def closures():
    fs = [(lambda: (i, j)) for i in range(2) for j in range(2)]
    return [f() for f in fs]
print(closures())
def late():
    r = [outer for _ in "a"] if "outer" in locals() else "not bound"
    outer = 1
    return r
print(late())
try: print([undefined_in_if for k in [1] if undefined_in_if])
except NameError as e: print(e)
def cls_in_comp(): return [type("T", (), {"v": i}).v for i in range(2)], [c.v for c in [type("U", (), {"v": i}) for i in range(2)]]
print(cls_in_comp())
def same():
    i = "kept"
    for_list = [i for i in "ab"]
    for_set = sorted({i for i in "ab"})
    return i, for_list, for_set
print(same())
def delete():
    i = 1
    r = [i for i in "ab"]
    del i
    try: return [i for _ in "a"]
    except NameError as e: return str(e), r
print(delete())
