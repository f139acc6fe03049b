# property: getter, setter, deleter, doc, name, subclass, errors.
class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "doc of x"
        return self._x

    @x.setter
    def x(self, v):
        self._x = v

    @x.deleter
    def x(self):
        del self._x

    @property
    def ro(self):
        return "ro"

    wo = property(None, lambda self, v: print("wo", v))
    named = property(lambda self: 1, doc="given doc")


c = C()
print(c.x, C.x.__doc__, C.named.__doc__, C.ro.__doc__)
c.x = 5
print(c.x, c._x)
del c.x
try:
    c.x
except AttributeError as e:
    print(e)
for stmt in ("c.ro = 1", "del c.ro", "c.wo", "del c.wo", "c.named = 2"):
    try:
        exec(stmt)
    except AttributeError as e:
        print(stmt, "->", e)
c.wo = 3
print(C.x.fget(type("O", (), {"_x": 9})()), C.x.fset.__name__, C.ro.fset, C.ro.fdel)
print(C.x.__name__, C.ro.__name__, isinstance(C.x, property), type(C.x))
print(property().fget, property().__doc__, property(doc="d").__doc__)


class D(C):
    @C.x.getter
    def x(self):
        return "D.x"


d = D()
print(d.x)
d.x = 8
print(d._x, d.x)


class MyProp(property):
    "subclass doc"

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return ("my", super().__get__(obj, cls))


class E:
    @MyProp
    def v(self):
        "v doc"
        return 1


print(E().v, E.v.__doc__, type(E.v).__name__)
p = property(lambda s: 1)
p.__doc__ = "changed"
print(p.__doc__)
for bad in (lambda: p.fget.x, lambda: setattr(p, "fget", 1), lambda: property(1, 2, 3, 4, 5)):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class F:
    def getx(self):
        return self.__dict__.get("x", "none")

    x = property(getx)


f = F()
f.__dict__["x"] = "hidden"
print(f.x, f.__dict__)
import abc


class G:
    @property
    @abc.abstractmethod
    def z(self):
        pass


print(G.z.__isabstractmethod__, C.x.__isabstractmethod__)
print(property.__get__(C.ro, c), C.ro.__get__(None, C) is C.ro)
try:
    property.__set__(C.ro, c, 1)
except AttributeError as e:
    print(e)
