# property, classmethod, staticmethod, cached_property.
import functools


class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc x"
        return self._x
    @x.setter
    def x(self, v):
        print("set", v)
        self._x = v
    @x.deleter
    def x(self): print("del")
    @property
    def ro(self): return "ro"
    wo = property(None, lambda self, v: print("wo", v))
    full = property(lambda self: 1, lambda self, v: None, lambda self: None, "explicit doc")
    empty = property()


p = P()
p.x = 5
p.x += 1
del p.x
p.wo = 1
print(p.x, P.x.__doc__, P.full.__doc__, type(P.x).__name__, P.x.fget.__name__, P.x.fset.__name__, P.x.fdel.__name__, P.ro.fset, P.x.__name__, P.ro.__name__)
for src in ("p.ro = 1", "del p.ro", "p.wo", "p.empty", "p.empty = 1", "del p.empty", "P.ro.fget = 1", "P.x.nope"):
    try:
        exec(src)
    except AttributeError as e:
        print(src, "|", e)


class Sub(P):
    @P.x.getter
    def x(self): return "sub x"
    @property
    def ro(self): return super().ro + "!"


s = Sub()
s.x = 3
print(s.x, s.ro, Sub.x.fset is P.x.fset, Sub.x.__doc__)


class MyProp(property):
    def __get__(self, o, t=None): return ("my", super().__get__(o, t)) if o else self


class U:
    @MyProp
    def v(self): return 7


print(U().v, U.v.__class__.__name__, property(doc="d").__doc__, property(lambda s: 1).__isabstractmethod__)


class M:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    n = classmethod(len) if False else 0
    sm = staticmethod(len)
    cm = classmethod(lambda cls: cls)


class N(M): pass


print(M.c(1), M().c(1), N.c(), N().c(), M.s(1), M().s(1), M.sm("abc"), M().sm("ab"), N.cm() is N, M.c.__self__ is M, M.c.__func__.__name__, M.__dict__["s"].__func__.__name__, M.__dict__["s"](4), M.__dict__["c"].__wrapped__.__name__)
print(type(M.__dict__["c"]).__name__, type(M.__dict__["s"]).__name__, M.s is M.s, M.c == M.c, M.c is M.c, callable(M.__dict__["s"]), callable(M.__dict__["c"]))
try:
    M.__dict__["c"]()
except TypeError as e:
    print(e)


class Cached:
    n = 0
    @functools.cached_property
    def v(self):
        "cached doc"
        self.n += 1
        return self.n


c = Cached()
print(c.v, c.v, c.__dict__, Cached.v.__doc__)
del c.v
print(c.v)
c.v = 10
print(c.v)


class Slots:
    __slots__ = ()
    @functools.cached_property
    def v(self): return 1


try:
    Slots().v
except TypeError as e:
    print(e)


class Cls:
    @classmethod
    @property
    def both(cls): return 1


print(type(Cls.both).__name__ in ("method", "property", "int"))
for f in (lambda: property(1, 2, 3, 4, 5), lambda: property(nope=1), lambda: classmethod(), lambda: staticmethod(1, 2), lambda: classmethod(5).__get__(None, int)()):
    try:
        f()
    except TypeError as e:
        print(e)
@functools.wraps(len)
def wrapped(): pass
print(wrapped.__name__, wrapped.__wrapped__ is len, wrapped.__doc__[:10])
class Op:
    @functools.singledispatchmethod
    def f(self, x): return "other"
    @f.register
    def _(self, x: int): return "int"
    @functools.partialmethod
    def nothing(self): return 1
    pm = functools.partialmethod(lambda self, a, b: (a, b), 1)
print(Op().f(1), Op().f("a"), Op().pm(2))
