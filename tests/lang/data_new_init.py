# Language reference 3.3.1: __new__, __init__, __del__, object's own rules.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)

    def __init__(self, *args, **kw):
        print("init", args, kw)


A(1, k=2)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class Sub(A):
    def __new__(cls, x):
        return A.__new__(A)

    def __init__(self, x):
        print("never")


print(type(Sub(1)).__name__)


class Plain:
    pass


class OnlyInit:
    def __init__(self, a):
        self.a = a


class OnlyNew:
    def __new__(cls, a):
        return object.__new__(cls)


print(OnlyInit(1).a, type(OnlyNew(1)).__name__)
for f in (lambda: Plain(1), lambda: Plain(k=1), lambda: object(1), lambda: OnlyInit(), lambda: OnlyInit(1, 2), lambda: OnlyNew(),
          lambda: object.__new__(int), lambda: object.__new__(), lambda: object.__new__(1), lambda: int.__new__(str),
          lambda: int.__new__(Plain), lambda: object.__new__(Plain, 1), lambda: object.__init__(Plain(), 1), lambda: list.__new__(Plain),
          lambda: object.__new__(OnlyInit, 1).__class__.__name__, lambda: OnlyInit.__init__(Plain(), 3), lambda: A.__init__(),
          lambda: object.__init__(OnlyNew(1), 5), lambda: str.__new__(int), lambda: dict.__init__(1), lambda: type.__new__(type)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class BadInit:
    def __init__(self):
        return 1


try:
    BadInit()
except TypeError as e:
    print(e)


class D:
    def __del__(self):
        print("del")


d = D()
e = d
del d
print("still")
del e


class I(int):
    def __new__(cls, v):
        self = super().__new__(cls, v * 2)
        self.orig = v
        return self


i = I(21)
print(i, i.orig, i + 0, type(i + 0).__name__)


class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


print(T(1, 2), T(1) + (2,))


class Singleton:
    _one = None

    def __new__(cls):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __init__(self):
        self.n = getattr(self, "n", 0) + 1


print(Singleton() is Singleton(), Singleton().n)
