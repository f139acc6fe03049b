# Language reference 3.3.4: __instancecheck__, __subclasscheck__, __subclasshook__, __class__.
from abc import ABC, ABCMeta, abstractmethod


class M(type):
    def __instancecheck__(cls, x):
        print("instancecheck", type(x).__name__)
        return x == 5

    def __subclasscheck__(cls, x):
        print("subclasscheck", x.__name__)
        return x is int


class A(metaclass=M):
    pass


print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))
print(isinstance(1, (str, (float, int))), issubclass(bool, (str, int)), isinstance(1, ()), isinstance(1, int | str), isinstance(None, int | None),
      issubclass(int, int | str))
for f in (lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance("", (int, 5)),
          lambda: isinstance(1, list[int]), lambda: isinstance([], list[int] | int), lambda: issubclass(list, list[int]), lambda: isinstance(1, [int]),
          lambda: isinstance(1), lambda: issubclass(int, (5,)), lambda: issubclass(list[int], list)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Proxy:
    @property
    def __class__(self):
        return int


p = Proxy()
print(isinstance(p, int), isinstance(p, Proxy), type(p).__name__, p.__class__)


class Fake:
    __bases__ = (int,)


print(issubclass(Fake(), int) if False else "skip")


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Shape and any("duck" in B.__dict__ for B in C.__mro__):
            return True
        return NotImplemented


class Duck:
    duck = 1


class Square(Shape):
    def area(self):
        return 4


print(issubclass(Duck, Shape), isinstance(Duck(), Shape), issubclass(int, Shape))
for cls in (Shape, Square):
    try:
        cls()
    except TypeError as e:
        print(e)


class Full(Square):
    name = "full"


print(Full().area(), Full.__abstractmethods__, sorted(Shape.__abstractmethods__))


@Shape.register
class Reg:
    pass


print(issubclass(Reg, Shape), isinstance(Reg(), Shape), Shape in Reg.__mro__)


class One(ABC):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as e:
    print(e)
x = Duck()
x.__class__ = Reg
print(type(x).__name__)
for bad in (int, 5, Full):
    try:
        x.__class__ = bad
        print("assigned", type(x).__name__)
    except TypeError as e:
        print(e)
