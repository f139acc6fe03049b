# Language reference 3.3.2: __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class A:
    cls = "class attr"

    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)

    def __dir__(self):
        return ["z", "a"]


a = A()
print(a.real, a.cls, a.xyz, dir(a), hasattr(a, "q"), getattr(a, "q", "default"), getattr(a, "xq"))
a.new = 2
a.new += 1
del a.new
for f in (lambda: a.q, lambda: getattr(a, "q"), lambda: a.__nope__):
    try:
        f()
    except AttributeError as e:
        print("error", e, e.name, e.obj is a)


class B:
    def __init__(self):
        self.v = 1

    def __getattribute__(self, name):
        print("getattribute", name)
        if name == "blocked":
            raise AttributeError("blocked!")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name


b = B()
print(b.v, b.blocked, b.missing, b.__class__.__name__)
print(len.__getattribute__("__name__"))


class C:
    __slots__ = ("s",)
    k = 1


c = C()
for f in (lambda: c.s, lambda: setattr(c, "other", 1), lambda: setattr(c, "k", 1), lambda: delattr(c, "s"), lambda: c.__dict__, lambda: c.nope,
          lambda: setattr(1, "x", 1), lambda: setattr(len, "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(int, "real"), lambda: (1).nope,
          lambda: None.nope, lambda: int.nope, lambda: len.nope, lambda: [].nope, lambda: setattr([], "a", 1), lambda: setattr([], "append", 1),
          lambda: setattr(c, "__class__", 1), lambda: getattr(c, 1), lambda: setattr(c, 1, 2), lambda: delattr(c, "zz"), lambda: object().x,
          lambda: setattr(object(), "x", 1), lambda: delattr(object(), "x"), lambda: (lambda: 0).x, lambda: type.nope, lambda: super.nope):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Meta(type):
    def __getattr__(cls, name):
        return f"{cls.__name__}.{name}!"

    def __setattr__(cls, name, v):
        print("meta set", name)
        type.__setattr__(cls, name, v)


class M(metaclass=Meta):
    x = 1


print(M.x, M.nope)
M.y = 2
try:
    M().nope
except AttributeError as e:
    print(e)


class BadDir:
    def __dir__(self):
        return 5


try:
    dir(BadDir())
except TypeError as e:
    print(e)


class Prop:
    @property
    def p(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "from getattr " + name


print(Prop().p)
import types
m = types.ModuleType("m")
m.__getattr__ = lambda name: "mod " + name
m.__dir__ = lambda: ["b", "a"]
print(m.anything, dir(m))
