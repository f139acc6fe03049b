# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__, __instancecheck__, type.mro.
class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, name))


class A(Plugin, name="a"):
    pass


class B(Plugin):
    pass


print(Plugin.registry)
try:
    class C(Plugin, wrong=1):
        pass
except TypeError as e:
    print(e)
try:
    class D(A, other=2, name="x"):
        pass
except TypeError as e:
    print(e)


class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, cls):
        return (self.name, obj is None, cls.__name__)


class Model:
    x = Field()
    y = Field()


print(Model.x, Model().y)
Model.z = f = Field()
try:
    Model.z
except AttributeError as e:
    print(e)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name " + name)


try:
    class Uses:
        attr = Bad()
except ValueError as e:
    print(e, e.__notes__)


class Vec:
    def __class_getitem__(cls, k):
        return f"{cls.__name__}[{k}]"


print(Vec[int], Vec[1, 2])
try:
    Model[int]
except TypeError as e:
    print(e)


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return self.bases


class E(Entry(A, object) if False else Entry(Model)):
    pass


print(E.__mro__, [type(b).__name__ for b in E.__orig_bases__])
try:
    type("T", (Entry(),), {})
except TypeError as e:
    print(e)


class AnyMeta(type):
    def __instancecheck__(cls, x):
        return x == 42

    def __subclasscheck__(cls, c):
        return c is int


class Any(metaclass=AnyMeta):
    pass


print(isinstance(42, Any), isinstance(43, Any), issubclass(int, Any), issubclass(str, Any))
print(isinstance(1, (str, Any)), isinstance(42, (str, Any)), isinstance(Any(), Any))


class RevMro(type):
    def mro(cls):
        m = super().mro()
        return [m[0]] + m[1:-1][::-1] + [m[-1]]


class P:
    who = "P"


class Q:
    who = "Q"


class R(P, Q, metaclass=RevMro):
    pass


print(R.who, [c.__name__ for c in R.__mro__], R.mro()[1].__name__)


class BadMro(type):
    def mro(cls):
        return [1]


try:
    class S(metaclass=BadMro):
        pass
except TypeError as e:
    print(e)
print(type.__prepare__(), type.mro(int), type.__subclasses__(bool))
