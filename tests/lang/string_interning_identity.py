# What identity promises, and equality against identity in containers.
a = "name"
b = "na" + "me"
print(a is b, a is "".join(["na", "me"]) or a == "name", "x" * 0 is "", () is (), (1, 2) == (1, 2))
print(None is None, True is True, ... is ..., NotImplemented is NotImplemented, int is int, 5 is not None)
l = [1]
print(l is l, [1] is not [1], l in [l], [1] in [[1]], l is (l,)[0], {id(l)} == {id(l)})
def f(): return "const"
print(f() is f(), f() == "const")
class A: pass
x = A()
print(x is x, x == x, x != A(), x in [x], [x] == [x], (x,) == (x,), {x: 1}[x])
class NeverEqual:
    def __eq__(self, o): return False
    __hash__ = object.__hash__
n = NeverEqual()
print(n == n, n in [n], [n].index(n), [n].count(n), [n] == [n], {n: 1}[n], n in {n}, (n,) == (n,), {1: n} == {1: n})
class AlwaysEqual:
    def __eq__(self, o): return True
e = AlwaysEqual()
print(e == 1, 1 == e, e in [], e in [5], [5].index(e), [1, 2].count(e), [e] == [7], e != 1)
nan = float("nan")
print(nan in [nan], [nan].count(nan), nan == nan, {nan: 1}[nan], (nan,) == (nan,))
print(id(a) == id(a), isinstance(id(5), int), hash(a) == hash("name"))
import sys
s = sys.intern("some string here")
print(s is sys.intern("some string " + "here"), sys.intern(s) is s)
for bad in (1, b"x"):
    try: sys.intern(bad)
    except TypeError as err: print(err)
d = {"k": (v := [1])}
print(d["k"] is v, d.copy()["k"] is v, list(d.values())[0] is v, [v][:][0] is v, (v,)[0] is v)
t = (1, [2])
print(t[:] is t or t[:] == t, tuple(t) is t, list(t) is not t, str(a) is a, int(5) == 5, bytes(b"x") == b"x", frozenset(fs := frozenset([1])) is fs)
import copy
print(copy.copy(t) is t, copy.deepcopy(t) is not t, copy.copy(l) is not l, copy.deepcopy("s") == "s")
def g(x=[]): return x
print(g() is g(), g([]) is not g([]))
c = A.__dict__
print(A.f is A.f if hasattr(A, "f") else "no f", A().__class__ is A, type(x) is A, x.__dict__ is x.__dict__, A.__mro__ is A.__mro__)
class B:
    def m(self): pass
o = B()
print(o.m is o.m, o.m == o.m, B.m is B.m, o.m.__func__ is B.m, o.m.__self__ is o, B().m == B().m, hash(o.m) == hash(o.m), {o.m: 1}[o.m])
