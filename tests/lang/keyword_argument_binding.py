# Keywords reach parameters by name whatever their order, strings made at run time included.
def f(alpha, beta=2, *rest, gamma, delta=4, **more): return alpha, beta, rest, gamma, delta, more
k = "".join(["gam", "ma"])
print(f(1, **{k: 3}), f(**{"alpha": 1, k: 2}), f(gamma=1, alpha=2), f(1, 2, 3, delta=5, gamma=6, other=7), f(*(1, 2), **{k: 0, "z": 9}))
class S(str): pass
print(f(1, **{S("gamma"): "sub"}), f(1, gamma=0, **{S("new"): 1}))
for src in ("f()", "f(1)", "f(1, 2, gamma=1, beta=3)", "f(alpha=1, gamma=2, **{'alpha': 3})", "f(1, alpha=2, gamma=3)", "f(1, gama=2)", "f(1, **{1: 2})", "f(1, **{'gamma': 1, 'gam' + 'ma2': 2})[5]"):
    try: print(src, eval(src))
    except TypeError as e: print(src, "|", e)
def p(a, /, **kw): return a, kw
print(p(1, a=2), p(1, **{"a": 3}))
def near(first_name, last_name): pass
for call in ("near(frist_name=1, last_name=2)", "near(1, lastname=2)", "near(1, 2, x=3)", "near(1, lst_name=2)"):
    try: eval(call)
    except TypeError as e: print(e)
class C:
    def __init__(self, *, size, color="red"): self.size, self.color = size, color
    def m(self, *, deep=False): return self.size, self.color, deep
print(C(size=1).m(), C(color="blue", size=2).m(deep=True))
for call in ("C()", "C(1)", "C(size=1, colour=2)", "C(size=1).m(1)", "C(size=1).m(dep=1)"):
    try: eval(call)
    except TypeError as e: print(e)
print(dict(a=1, **{"b": 2}), "{a} {b}".format(**{"a": 1, "b": 2}), sorted([3, 1], **{"reverse": True}), int("11", **{"base": 2}), max(1, 2, **{}), print(**{"end": "", "sep": ""}))
many = {f"k{i}": i for i in range(300)}
print(sum(f(0, gamma=0, **many)[5].values()), len((lambda **k: k)(**many)))
