# Descriptors: data and non-data precedence, class access, deletion, functions as descriptors.
class NonData:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, cls=None):
        return (self.tag, None if obj is None else "obj", None if cls is None else cls.__name__)


class Data(NonData):
    def __set__(self, obj, value):
        print("set", self.tag, value)
        obj.__dict__[self.tag] = value

    def __delete__(self, obj):
        print("delete", self.tag)


class SetOnly:
    def __set__(self, obj, value):
        print("setonly", value)


class C:
    n = NonData("n")
    d = Data("d")
    s = SetOnly()


c = C()
print(c.n, c.d, C.n, C.d, type(c.s).__name__, type(C.s).__name__)
c.__dict__["n"] = "instance n"
c.__dict__["d"] = "instance d"
c.__dict__["s"] = "instance s"
print(c.n, c.d, c.s)
c.n = 1
c.d = 2
c.s = 3
print(c.n, c.d, c.s, c.__dict__)
del c.d
try:
    del c.s
except AttributeError as e:
    print(e)
C.d = 5
print(c.d, C.d)
C.n = NonData("new")
print(c.n, C.n)


def f(self, *a):
    return self, a


print(f.__get__(1)(2), f.__get__(None, int) is f, type(f.__get__(1)).__name__)
try:
    f.__get__(None)
except TypeError as e:
    print(e)
print(C.__dict__["s"].__class__.__name__)


class OnlyGet:
    def __get__(self, obj, cls):
        raise AttributeError("from descriptor")


class D:
    x = OnlyGet()

    def __getattr__(self, name):
        return "getattr " + name


print(D().x)
try:
    D.x
except AttributeError as e:
    print(e)
print(getattr(D, "x", "dflt"))


class Cached:
    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        v = obj.__dict__[self.name] = self.fn(obj)
        return v


class E:
    @Cached
    def value(self):
        print("computing")
        return 42


e = E()
print(e.value, e.value, e.__dict__)
print(classmethod(f).__get__(1, int)(5)[0], staticmethod(f).__get__(1, int) is f)
print(str.upper.__get__("abc")(), str.__dict__["upper"].__get__("x", str)())
print(int.__dict__["real"].__get__(5), int.__add__.__get__(3)(4))
for bad in (lambda: str.upper.__get__(1), lambda: int.real.__get__("a"), lambda: int.real.__set__(1, 2),
            lambda: type.__dict__["__mro__"].__get__(1)):
    try:
        bad()
    except (TypeError, AttributeError) as x:
        print(type(x).__name__, x)
print(str.upper, int.real, int.__add__, dict.__dict__["fromkeys"], [].append.__name__)
print((1).__add__.__name__, str.upper.__qualname__, [].append.__qualname__, dict.fromkeys.__qualname__)
print(str.upper.__objclass__, int.__add__.__objclass__, len.__self__.__name__, [].append.__self__)
