# Abstract classes: ABCMeta, abstract methods and properties, register, __subclasshook__.
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """area doc"""

    @property
    @abstractmethod
    def name(self):
        pass

    @classmethod
    @abstractmethod
    def make(cls):
        pass

    @staticmethod
    @abstractmethod
    def util():
        pass

    def concrete(self):
        return self.name, self.area()


def t(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


t(Shape)
print(sorted(Shape.__abstractmethods__), Shape.area.__isabstractmethod__, Shape.make.__isabstractmethod__)


class Half(Shape):
    def area(self):
        return 1

    util = make = None


t(Half)


class Full(Half):
    name = "full"

    @classmethod
    def make(cls):
        return cls()


print(Full().concrete(), Full.make().name, Full.__abstractmethods__)


class One(ABC):
    @abstractmethod
    def f(self):
        return "base f"


t(One)


class Impl(One):
    def f(self):
        return super().f() + "!"


print(Impl().f())


class Virtual:
    pass


One.register(Virtual)
print(issubclass(Virtual, One), isinstance(Virtual(), One), One in Virtual.__mro__)
t(lambda: One.register(5))


class HasLen(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is HasLen:
            return any("__len__" in b.__dict__ for b in c.__mro__) or NotImplemented
        return NotImplemented


print(issubclass(list, HasLen), issubclass(int, HasLen), isinstance("s", HasLen))
print(isinstance(Full(), Shape), issubclass(Full, Shape), issubclass(int, Shape))
Impl.__abstractmethods__ = frozenset({"q", "a"})
t(Impl)
Impl.__abstractmethods__ = frozenset()
print(Impl().f())
t(lambda: object.__new__(One))
try:
    int.__abstractmethods__
except AttributeError as e:
    print(e)
class NotAbc:
    @abstractmethod
    def f(self):
        pass


print(NotAbc().f(), hasattr(NotAbc, "__abstractmethods__"))
import collections.abc as c

print(issubclass(dict, c.Mapping), isinstance([], c.Sequence), isinstance(iter([]), c.Iterator), isinstance(len, c.Callable),
      isinstance({}, c.Hashable), isinstance((), c.Hashable), issubclass(set, c.MutableSet), isinstance((i for i in ()), c.Generator))


class Seq(c.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i


print(list(Seq()), 2 in Seq(), Seq().index(1), Seq().count(2), list(reversed(Seq())))
t(type("Bad", (c.Mapping,), {}))
