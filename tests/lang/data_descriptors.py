# Language reference 3.3.2.2: descriptors and their precedence.
class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, obj, owner=None):
        return f"data {self.name} {obj is not None} {owner.__name__ if owner else None}"

    def __set__(self, obj, value):
        print("set", self.name, value)

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, owner):
        return "nondata"


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["o"] = value * 2


class A:
    d = Data()
    n = NonData()
    o = OnlySet()


a = A()
a.__dict__.update(d="inst d", n="inst n", o="inst o")
print(a.d, a.n, a.o, A.d, A.n, type(A.o).__name__)
a.d = 5
del a.d
a.o = 4
print(a.o, A().n)
try:
    del a.o
except AttributeError as e:
    print(e)


class NoDelete:
    def __get__(self, o, t):
        return 1

    def __delete__(self, o):
        print("deleted")


class B:
    x = NoDelete()
    f = len
    g = lambda self: "g"
    s = staticmethod(lambda: "s")
    c = classmethod(lambda cls: cls.__name__)
    p = property(lambda self: "p")


b = B()
print(b.x, b.f([1]), b.g(), b.s(), b.c(), b.p, B.g(1), B.s(), B.c(), type(B.p).__name__)
del b.x
for f in (lambda: setattr(b, "x", 1), lambda: setattr(b, "p", 1), lambda: delattr(b, "p")):
    try:
        f()
    except AttributeError as e:
        print(e)


class Meta(type):
    attr = Data()
    plain = "meta plain"

    @property
    def mp(cls):
        return "meta property of " + cls.__name__


class C(metaclass=Meta):
    attr = "class attr"
    plain = "class plain"
    mp = "shadowed?"


print(C.attr, C.plain, C.mp, C().mp, C().attr)
C.attr = 3
print(type.__getattribute__(C, "plain"), C.__dict__["attr"])
f = B.__dict__["g"]
print(f.__get__(b)() == "g", f.__get__(b, B).__self__ is b, f.__get__(None, B) is f)
try:
    f.__get__(None)
except TypeError as e:
    print(e)
for d, o, t in ((B.__dict__["s"], None, B), (B.__dict__["c"], None, B), (B.__dict__["p"], b, B), (B.__dict__["p"], None, B)):
    print(type(d.__get__(o, t)).__name__)


class Raises:
    def __get__(self, o, t):
        raise AttributeError("from descriptor")


class D:
    r = Raises()


print(hasattr(D(), "r"), getattr(D(), "r", "dflt"), hasattr(D, "r"))


class SelfName:
    def __set_name__(self, owner, name):
        raise ValueError("refused")


try:
    class E:
        bad = SelfName()
except ValueError as e:
    print(e, e.__notes__)
a2 = A()
A.late = Data()
print("late" in A.__dict__, hasattr(A.__dict__["late"], "name"))
