# Language reference 3.3.2.4: __slots__.
class A:
    __slots__ = ("x", "y")


a = A()
a.x = 1
print(a.x, A.x.__name__, type(A.x).__name__, A.x.__get__(a), A.__slots__, hasattr(a, "y"), hasattr(a, "__dict__"))
A.x.__set__(a, 2)
print(a.x)
del a.x
for f in (lambda: a.x, lambda: setattr(a, "z", 1), lambda: A.x.__get__(5), lambda: A.x.__set__(5, 1), lambda: A.x.__delete__(a), lambda: a.__weakref__):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class B(A):
    pass


b = B()
b.z = b.x = 3
print(b.__dict__, b.x)


class C(A):
    __slots__ = "single"


c = C()
c.single, c.x = 1, 2
print(c.single, c.x, C.__slots__)


class D(A):
    __slots__ = ("__dict__", "w")


d = D()
d.w, d.other = 1, 2
print(d.__dict__, d.w)


class P:
    __slots__ = ("__private", "_p")

    def __init__(self):
        self.__private = "mangled"


print(P()._P__private, sorted(n for n in dir(P) if "rivate" in n))


class Doc:
    __slots__ = {"a": "doc of a", "b": None}


print(Doc.a.__doc__, Doc.b.__doc__, Doc.__slots__)
SOURCES = [
    "class X:\n __slots__ = ('a', 1)", "class X:\n __slots__ = ('1a',)", "class X:\n __slots__ = ('a',)\n a = 1", "class X:\n __slots__ = 5",
    "class X(int):\n __slots__ = ('a',)", "class X(tuple):\n __slots__ = ('a',)", "class X(bytes):\n __slots__ = ('a',)",
    "class X(int):\n __slots__ = ()", "class X(int):\n __slots__ = ('__dict__',)", "class X:\n __slots__ = ('__dict__', '__dict__')",
    "class X(B):\n __slots__ = ('__dict__',)", "class X:\n __slots__ = ('a', 'a')", "class X:\n __slots__ = ['l', 'm']", "class X:\n __slots__ = iter(['i'])",
    "class Y:\n __slots__ = ('p',)\nclass Z:\n __slots__ = ('q',)\nclass X(Y, Z): pass", "class Y:\n __slots__ = ()\nclass X(Y, A): pass",
    "class X(A, B): pass", "class X(list):\n __slots__ = ('extra',)", "class X(Exception):\n __slots__ = ('e',)", "class X(str):\n __slots__ = ('__weakref__',)",
    "class X:\n __slots__ = ('__weakref__', '__weakref__')", "class X(dict):\n __slots__ = ('__dict__',)", "class X:\n __slots__ = ('',)", "class X:\n __slots__ = ('a b',)"]
for src in SOURCES:
    try:
        exec(src)
        print("ok", src.split("\n")[-2:])
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
import weakref
for cls in (A, B, type("W", (), {"__slots__": ("__weakref__",)}), type("N", (A,), {"__slots__": ()})):
    try:
        o = cls()
        print(weakref.ref(o)() is o)
    except TypeError as e:
        print(e)
one, two = type("One", (), {"__slots__": ("a",)}), type("Two", (), {"__slots__": ("a",)})
o = one()
o.a = 1
o.__class__ = two
print(o.a, type(o).__name__)
try:
    o.__class__ = A
except TypeError as e:
    print(e)
import copy
a.x, a.y = [1], 2
k = copy.copy(a)
print(k.x is a.x, k.y, copy.deepcopy(a).x)
