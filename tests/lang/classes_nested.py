# Nested classes, qualified names, class scope rules, methods added later.
class Outer:
    x = 1

    class Inner:
        x = 2

        def show(self):
            return x, self.x

        class Deep:
            pass

    def make(self):
        class Local:
            def f(self):
                pass
        return Local

    y = [i for i in range(3)]
    z = x + 1
    f = lambda self: self.z


x = 100
print(Outer.Inner.__qualname__, Outer.Inner.Deep.__qualname__, Outer().make().__qualname__)
print(Outer().make().f.__qualname__, Outer.f.__qualname__)
print(Outer.Inner().show(), Outer.y, Outer.z, Outer().f())


class C:
    pass


def method(self, n):
    return (self.__class__.__name__, n)


C.method = method
c = C()
print(c.method(5), C.method(c, 6))
c.own = method
try:
    c.own(5)
except TypeError as e:
    print(e)
print(c.own(1, 2) if False else "skipped")

C.__call__ = lambda self, *a, **k: (a, k)
print(c(1, 2, k=3))
C.__len__ = lambda self: 42
print(len(c), bool(c))
del C.__len__
try:
    len(c)
except TypeError as e:
    print(e)

C.__name__ = "Renamed"
print(C, C.__name__, C.__qualname__)
C.__qualname__ = "Very.Renamed"
print(C)
for bad in (1, None):
    try:
        C.__name__ = bad
    except TypeError as e:
        print(e)
try:
    del C.__name__
except TypeError as e:
    print(e)
try:
    int.__name__ = "x"
except TypeError as e:
    print(e)

D = type("D", (C,), {"a": 1, "f": lambda self: self.a})
print(D, D().f(), D.__bases__, D.__module__)


def factory(base):
    class Made(base):
        def tag(self):
            return "made", super().__class__.__name__
    return Made


print(factory(object)().tag(), factory(C).__mro__[1])


class WithDel:
    a = 1
    del a
    print("in body", "a" in dir())


print(hasattr(WithDel, "a"))
