# __new__ and __init__: order, foreign results, argument checks, object's own checks, type.__call__.
class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print("init", a, k)


A(1, x=2)


class B(A):
    def __init__(self, v):
        super().__init__(v)
        self.v = v


print(B(3).v)


class Foreign:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Foreign())


class Sub(B):
    def __new__(cls, v):
        return B.__new__(B, v)

    def __init__(self, v):
        print("not called")


print(type(Sub(1)).__name__)


class Super:
    def __new__(cls):
        return object.__new__(SubOfSuper)

    def __init__(self):
        print("Super.init")


class SubOfSuper(Super):
    def __init__(self):
        print("SubOfSuper.init")


Super()


def t(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Plain:
    pass


class OnlyNew:
    def __new__(cls, x):
        return object.__new__(cls)


class OnlyInit:
    def __init__(self, x):
        self.x = x


t(lambda: Plain(1))
t(lambda: Plain(x=1))
t(lambda: type(OnlyNew(1)).__name__)
t(lambda: OnlyInit(1).x)
t(lambda: OnlyInit())
t(lambda: OnlyInit(1, 2))
t(lambda: object(1))
t(lambda: object.__new__(Plain, 1))
t(lambda: object.__new__(OnlyInit, 1).__dict__)
t(lambda: object.__new__(OnlyNew, 1))
t(lambda: object.__init__(Plain(), 1))
t(lambda: object.__init__(OnlyNew(1), 1))
t(lambda: object.__new__())
t(lambda: object.__new__(5))
t(lambda: int.__new__(Plain))
t(lambda: list.__new__(int))
t(lambda: object.__new__(list))
t(lambda: tuple.__new__(list))
t(lambda: type.__call__(Plain).__class__.__name__)
t(lambda: type.__call__(5))


class BadInit:
    def __init__(self):
        return 5


t(BadInit)


class GenInit:
    def __init__(self):
        yield


t(GenInit)


class NoneNew:
    __new__ = None


t(NoneNew)


class StaticNew:
    @staticmethod
    def __new__(cls, *a):
        return (cls.__name__, a)


t(lambda: StaticNew(1, 2))


class ClassNew:
    @classmethod
    def __new__(cls, *a):
        return a


t(lambda: [x if not isinstance(x, type) else x.__name__ for x in ClassNew(1)])
Plain.__init__ = lambda self, q: setattr(self, "q", q)
t(lambda: Plain(7).q)
del Plain.__init__
t(lambda: Plain().__dict__)
