# __slots__: storage, missing values, inheritance, __dict__ and __weakref__ entries, conflicts.
import weakref


class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, 2)
print(p.x, p.y, P.x, type(P.x).__name__)
p.x = 10
print(p.x)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
try:
    p.z = 1
except AttributeError as e:
    print(e)
try:
    p.__dict__
except AttributeError as e:
    print(e)
try:
    weakref.ref(p)
except TypeError as e:
    print(e)


class Q(P):
    pass


q = Q(1, 2)
q.z = 3
print(q.x, q.z, q.__dict__, weakref.ref(q)() is q)


class R(P):
    __slots__ = ("z", "__dict__", "__weakref__")


r = R(1, 2)
r.z = 3
r.w = 4
print(r.x, r.z, r.__dict__, weakref.ref(r)() is r, R.__slots__)


class S(P):
    __slots__ = ()


try:
    S(1, 2).q = 1
except AttributeError as e:
    print(e)


class One:
    __slots__ = "single"


o = One()
o.single = 1
print(o.single)


class Other:
    __slots__ = ("a",)


try:
    class Bad(P, Other):
        pass
except TypeError as e:
    print(e)


class Empty:
    __slots__ = ()


class Good(P, Empty):
    __slots__ = ("more",)


g = Good(1, 2)
g.more = 3
print(g.x, g.y, g.more, Good.__mro__[2].__name__)


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 7

    def get(self):
        return self.__hidden


print(Private().get(), Private._Private__hidden)
for bad in ("1x", 1, ("a b",), ("__dict__", "__dict__")):
    try:
        type("T", (), {"__slots__": bad})
    except TypeError as e:
        print(e)
try:
    type("T", (), {"__slots__": ("a",), "a": 1})
except ValueError as e:
    print(e)
for base in (int, tuple, bytes, type):
    try:
        type("T", (base,), {"__slots__": ("a",)})
    except TypeError as e:
        print(e)


class L(list):
    __slots__ = ("tag",)


l = L([1, 2])
l.tag = "t"
print(l, l.tag)
try:
    l.other = 1
except AttributeError as e:
    print(e)


class Str(str):
    __slots__ = ("tag", "more")


s = Str("abc")
s.tag = [1]
s.more = 2
print(s, s.tag, s.more, len(s))


class D:
    __slots__ = {"x": "doc of x", "y": "doc of y"}


print(D.x.__name__, D.__slots__["x"])
try:
    P.x.__get__(1)
except TypeError as e:
    print(e)
print(P.x.__get__(P(5, 6)), P.x.__objclass__.__name__, repr(P.y))
