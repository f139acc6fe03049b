# Method resolution order: C3, diamonds, inconsistent orders, __bases__ assignment.
class O:
    def who(self):
        return "O"


class A(O):
    def who(self):
        return "A" + super().who()


class B(O):
    def who(self):
        return "B" + super().who()


class C(A, B):
    def who(self):
        return "C" + super().who()


print(C().who(), [c.__name__ for c in C.__mro__])
X = type("X", (), {})
Y = type("Y", (), {})
for bases in ((X, X), (object, X), (A, C), (O, A)):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)
P = type("P", (X, Y), {})
Q = type("Q", (Y, X), {})
try:
    type("R", (P, Q), {})
except TypeError as e:
    print(e)
# the example of the C3 paper
F = type("F", (), {})
E = type("E", (), {})
D = type("D", (), {})
C2 = type("C2", (D, F), {})
B2 = type("B2", (D, E), {})
A2 = type("A2", (B2, C2), {})
print([c.__name__ for c in A2.__mro__], A2.mro() == list(A2.__mro__))
E3 = type("E3", (), {})
B3 = type("B3", (E3, D), {})
A3 = type("A3", (B3, C2), {})
print([c.__name__ for c in A3.__mro__])


class Base1:
    x = 1


class Base2:
    x = 2


class Child(Base1):
    pass


class Grand(Child):
    pass


g = Grand()
print(g.x, Grand.x)
Child.__bases__ = (Base2,)
print(g.x, Grand.__mro__[2].__name__, Base1.__subclasses__(), Base2.__subclasses__())
Child.__bases__ = (Base1, Base2)
print(g.x, [c.__name__ for c in Grand.__mro__])
for bad in (1, (), (1,), (Grand,), (Child,), (int,), (object, Base1)):
    try:
        Child.__bases__ = bad
    except TypeError as e:
        print(e)
try:
    del Child.__bases__
except TypeError as e:
    print(e)
try:
    int.__bases__ = (str,)
except TypeError as e:
    print(e)
print(Child.__bases__ == (Base1, Base2), Child.__base__.__name__)


class Dyn:
    def __repr__(self):
        return "dyn"


class Host:
    pass


class HostSub(Host):
    pass


h = HostSub()
Host.__bases__ = (Dyn,) if False else Host.__bases__
HostSub.__bases__ = (Host, Dyn)
print(repr(h), [c.__name__ for c in HostSub.__mro__])
Dyn.__len__ = lambda self: 3
print(len(h))
del Dyn.__len__
print(hasattr(h, "__len__"), object.__mro__, int.__mro__, bool.__mro__, type.__mro__)
for bases in ((int, str), (list, dict), (int, float), (bool,), (type(None),), (range,), (slice,), (type(len),)):
    try:
        type("T", bases, {})
        print("ok", bases)
    except TypeError as e:
        print(e)
print([c.__name__ for c in type("T", (X, dict), {}).__mro__], type("T", (X, dict), {}).__base__)
