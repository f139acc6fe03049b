# __class__ assignment, __dict__ assignment, instance dictionaries.
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"

    y = "B.y"


class S:
    __slots__ = ("p", "q")


class S2:
    __slots__ = ("q", "p")


class S3:
    __slots__ = ("p", "r")


a = A()
a.x = 1
a.__class__ = B
print(a.who(), a.x, a.y, type(a).__name__, isinstance(a, A))
a.z = 2
print(a.__dict__)
s = S()
s.p, s.q = 1, 2
s.__class__ = S2
print(s.p, s.q, type(s).__name__)
for obj, cls in ((s, S3), (s, A), (a, S), (a, int), (1, A), ("x", str), (a, 5), (a, "A"), ([], list), (A, B)):
    try:
        obj.__class__ = cls
    except TypeError as e:
        print(e)
try:
    del a.__class__
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)


class L1(list):
    pass


class L2(list):
    pass


l = L1([1])
l.t = 1
l.__class__ = L2
print(l, l.t, type(l).__name__)
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "x"), a.__dict__)
d = a.__dict__
d["via dict"] = 3
d["w"] = 4
print(a.w, getattr(a, "via dict"), vars(a) is d)
for bad in (1, None, [("a", 1)]):
    try:
        a.__dict__ = bad
    except TypeError as e:
        print(e)
del a.__dict__
print(a.__dict__, a.who())


class MyDict(dict):
    def __getitem__(self, k):
        return "never used"


a.__dict__ = MyDict(k=1)
print(a.k, type(a.__dict__).__name__)
b = A()
for i in range(300):
    setattr(b, f"attr{i}", i)
print(len(b.__dict__), b.attr299, list(b.__dict__)[:3])
for i in range(0, 300, 2):
    delattr(b, f"attr{i}")
print(len(b.__dict__), b.attr1, hasattr(b, "attr0"))
c = A()
c.a, c.b, c.c = 1, 2, 3
del c.b
c.b = 4
print(list(c.__dict__.items()))
c.__dict__.clear()
c.n = 1
print(c.__dict__, c.__dict__ == {"n": 1})
objs = [A() for _ in range(3)]
for i, o in enumerate(objs):
    for k in ("xyz" if i % 2 else "zyx"):
        setattr(o, k, i)
print([list(o.__dict__) for o in objs])
import types

m = types.ModuleType("m")


class MyMod(types.ModuleType):
    @property
    def p(self):
        return "prop"


m.__class__ = MyMod
print(m.p, type(m).__name__)
try:
    m.__dict__ = {}
except AttributeError as e:
    print(e)
f = lambda: 0
f.attr = 1
print(f.__dict__)
f.__dict__ = {"other": 2}
print(f.other, hasattr(f, "attr"))
