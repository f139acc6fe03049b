# Metaclasses: __prepare__, __new__, __init__, __call__, keywords, conflicts.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", mcs.__name__, name, bases, kw)
        return {"injected": 1}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        return super().__call__(*args, **kw)

    def class_method(cls):
        return cls.__name__

    @property
    def prop(cls):
        return "prop of " + cls.__name__

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __len__(cls):
        return 99

    def __getitem__(cls, k):
        return (cls.__name__, k)

    def __iter__(cls):
        return iter("xyz")

    def __contains__(cls, x):
        return x == 1

    def __getattr__(cls, name):
        return "meta getattr " + name


class A(metaclass=Meta, option=3):
    y = 2

    def __init__(self, v=0):
        self.v = v


class B(A):
    pass


a = A(5)
print(a.v, A.injected, A.y, A, type(A), A.class_method(), B.prop)
print(len(A), A[5], list(A), 1 in A, 2 in A, A.nothing)
try:
    a.class_method
except AttributeError as e:
    print(e)
print(type(B) is Meta, isinstance(A, type), isinstance(A, Meta))


class M1(type):
    pass


class M2(type):
    pass


class M3(M1, M2):
    pass


class X(metaclass=M1):
    pass


class Y(metaclass=M2):
    pass


try:
    class Z(X, Y):
        pass
except TypeError as e:
    print(e)


class Z(X, Y, metaclass=M3):
    pass


print(type(Z).__name__, type(type(Z)).__name__)


def func_meta(name, bases, ns, **kw):
    print("function metaclass", name, bases, kw)
    return "not a class"


class F(metaclass=func_meta, a=1):
    pass


print(F)
print(type("T", (), {}).__name__, type(type("T", (A,), {})))


class Singleton(type):
    inst = {}

    def __call__(cls, *a):
        if cls not in cls.inst:
            cls.inst[cls] = super().__call__(*a)
        return cls.inst[cls]


class Conf(metaclass=Singleton):
    def __init__(self):
        print("made")


print(Conf() is Conf())
