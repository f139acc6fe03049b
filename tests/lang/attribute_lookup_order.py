# Type attributes before instances for special methods, data descriptors, class over metaclass.
class A:
    def __len__(self): return 1
    def __call__(self): return "type call"
    def __str__(self): return "type str"
    def __iter__(self): return iter("t")
    def __add__(self, o): return "type add"
    def __enter__(self): return "type enter"
    def __exit__(self, *a): pass
    def __bool__(self): return True
    def __getitem__(self, i): return "type item"
    def __eq__(self, o): return "type eq"
    __hash__ = object.__hash__


a = A()
for n, r in (("__len__", 99), ("__call__", "inst call"), ("__str__", "inst str"), ("__iter__", iter("i")), ("__add__", "inst add"), ("__enter__", "inst enter"), ("__bool__", False), ("__getitem__", "inst item"), ("__eq__", "inst eq")):
    setattr(a, n, lambda *x, r=r: r)
print(len(a), a(), str(a), list(a), a + 1, bool(a), a[0], a == 1, a.__len__(), a.__call__(), a.__add__(1))
with a as v: print(v)
class M(type):
    x = "meta x"
    y = "meta y"
    @property
    def prop(cls): return "meta prop"
    def method(cls): return "meta method of " + cls.__name__
    data = property(lambda cls: "meta data", lambda cls, v: print("meta set", v))
class B(metaclass=M):
    x = "class x"
    data = "class data"
    method2 = lambda self: "class method"
b = B()
b.x = "inst x"
print(B.x, B.y, B.prop, B.method(), B.data, b.x, b.data, b.method2())
B.data = 1
for n in ("y", "prop", "method"):
    try: getattr(b, n)
    except AttributeError as e: print(e)
print(vars(B)["data"], type(B).__dict__["x"])
class D:
    def __get__(self, o, t): return "descr get"
class E:
    d = D()
e = E()
e.__dict__["d"] = "inst d"
print(e.d)
D.__set__ = lambda self, o, v: print("now data descriptor", v)
print(e.d)
e.d = 5
del D.__set__
print(e.d)
class F:
    v = 1
class G(F): pass
g = G()
print(g.v); F.v = 2; print(g.v); G.v = 3; print(g.v); g.v = 4; print(g.v); del g.v; print(g.v); del G.v; print(g.v)
G.late = lambda self: "late"
print(g.late())
g.late = lambda: "instance function is not bound"
print(g.late())
class H:
    def __getattr__(self, n): return "hook " + n
h = H()
print(h.a); h.a = 1; print(h.a); H.b = 2; print(h.b); del h.a; print(h.a)
H.__getattr__ = lambda self, n: "new hook " + n
print(h.zz)
del H.__getattr__
try: h.zz
except AttributeError as x: print(x)
print(object.__getattribute__(g, "v"), type.__getattribute__(F, "v"), F.__dict__.get("v"), getattr(F, "nope", "default"))
class I:
    __slots__ = ("s",)
    def __getattr__(self, n): return "slot hook " + n
print(I().s, I().other)
class Sup(A):
    def __len__(self): return super().__len__() + 1
s = Sup(); s.__len__ = lambda: 50
print(len(s), s.__len__(), Sup.__len__(s), type(s).__len__(s))
