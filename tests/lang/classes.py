# Classes: creation, inheritance, metaclasses, descriptors, super, slots, special methods.
class A:
    "doc of A"
    x = 1

    def __init__(self, v=0):
        self.v = v

    def m(self):
        return "A.m", self.v

    @property
    def p(self):
        return self.v * 2

    @p.setter
    def p(self, v):
        self.v = v

    @classmethod
    def c(cls):
        return cls.__name__

    @staticmethod
    def s(a):
        return a

    def __repr__(self):
        return "A(%r)" % self.v


class B(A):
    def __init__(self, v):
        super().__init__(v + 1)

    def m(self):
        return "B.m", super().m()

    @classmethod
    def c(cls):
        return "B:" + super().c()


a, b = A(1), B(1)
print(a, b, a.m(), b.m(), a.p, b.p, A.c(), B.c(), b.c(), A.s(5), b.s(6))
b.p = 10
print(b.v, b.__dict__, B.__mro__, B.__bases__, A.__doc__, B.__doc__)
print(isinstance(b, A), issubclass(B, A), type(b) is B, b.__class__ is B)
b.extra = 1
del b.extra
try:
    b.extra
except AttributeError as e:
    print(e)
try:
    del b.extra
except AttributeError as e:
    print(e)
try:
    A.nothing
except AttributeError as e:
    print(e)
B.new_method = lambda self: "new"
print(b.new_method())
A.x = 5
print(B.x, b.x)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)

    def meta_method(cls):
        return "meta " + cls.__name__


class C(metaclass=Meta, flag=1):
    y = 2


print(C().prepared, C.meta_method(), type(C) is Meta)


class D(C):
    pass


class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class E(Base, tag="t"):
    pass


class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        obj.__dict__[self.name] = "set %s" % value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class F:
    d = Desc()


f = F()
print(f.d)
f.d = 1
print(f.d, f.__dict__)
del f.d
print(f.d, type(F.d).__name__)


class S:
    __slots__ = ("a", "b")


s = S()
s.a = 1
print(s.a)
for action in ("s.b", "s.c", "setattr(s, 'c', 1)", "s.__dict__", "delattr(s, 'b')"):
    try:
        eval(action)
    except AttributeError as e:
        print(action, e)


class P:
    def __getattr__(self, name):
        return "missing " + name


print(P().foo, getattr(P(), "bar"))


class Q:
    def __getattribute__(self, name):
        return "always " + name

    def __setattr__(self, name, v):
        print("setattr", name, v)

    def __delattr__(self, name):
        print("delattr", name)


q = Q()
q.z = 1
del q.z
print(q.anything)


class Num:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return Num(self.n + getattr(o, "n", o))

    __radd__ = __add__

    def __iadd__(self, o):
        self.n += o
        return self

    def __eq__(self, o):
        return self.n == getattr(o, "n", o)

    def __lt__(self, o):
        return self.n < o.n

    def __hash__(self):
        return hash(self.n)

    def __bool__(self):
        return self.n != 0

    def __call__(self, *a, **k):
        return self.n, a, k

    def __getitem__(self, i):
        return self.n, i

    def __contains__(self, x):
        return x == self.n

    def __len__(self):
        return self.n

    def __neg__(self):
        return Num(-self.n)

    def __index__(self):
        return self.n

    def __str__(self):
        return "num %d" % self.n


n = Num(3)
print(str(n + 1), str(1 + n), n == 3, n != 3, n < Num(4), n > Num(4), bool(Num(0)), n(1, k=2), n[5], n[1:2], 3 in n,
      len(n), str(-n), [0, 1, 2, 3, 4][n], {n: 1}[3])
n += 10
print(n.n)
try:
    n < 1
except AttributeError as e:
    print(e)
try:
    n * 2
except TypeError as e:
    print(e)


class X:
    pass


class Y(X):
    pass


class Z(X):
    pass


class W(Y, Z):
    pass


print([k.__name__ for k in W.__mro__])
try:
    class Bad(X, Y):
        pass
except TypeError as e:
    print(e)
try:
    class Bad2(A, metaclass=Meta):
        pass
    class M2(type):
        pass
    class Bad3(C, metaclass=M2):
        pass
except TypeError as e:
    print(e)


class Generic:
    def __class_getitem__(cls, item):
        return cls.__name__, item

    def __mro_entries__(self, bases):
        return (X,)


print(Generic[int, str])


class Orig(Generic()):
    pass


print(Orig.__bases__, type(Orig.__orig_bases__[0]).__name__)


class InitReturns:
    def __init__(self):
        return 5


try:
    InitReturns()
except TypeError as e:
    print(e)


class NewOther:
    def __new__(cls):
        return 42

    def __init__(self):
        print("not called")


print(NewOther())


class WithNew:
    def __new__(cls, *a):
        self = super().__new__(cls)
        self.made = a
        return self

    def __init__(self, *a):
        self.inited = a


w = WithNew(1, 2)
print(w.made, w.inited)


class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        self.id = Counter.total

    def __del__(self):
        print("del", self.id)


c1 = Counter()
c2 = Counter()
del c1
c2 = None
print(Counter.total)


def local_class():
    class Local:
        def f(self):
            return __class__.__qualname__
    return Local().f()


print(local_class())
T = type("T", (A,), {"z": 1, "get": lambda self: self.z})
print(T(1).get(), T.__name__, T.__module__, T.__qualname__)


class Attrs:
    a: int = 1
    b: str
    "not a doc"


print(Attrs.__annotations__, Attrs.__doc__, sorted(k for k in vars(Attrs) if "__" not in k))


class Many:
    def __init__(self):
        self.a = 1
        self.b = 2
        self.c = 3
        self.d = 4
        self.e = 5
        self.f = 6
        self.g = 7


for _ in range(3):
    m = Many()
    m.g += 1
    m.f = m.a + m.g
    print(m.f, m.g, list(m.__dict__))
m = Many()
m.__dict__["z"] = 9
print(m.z, m.a, "g" in vars(m))
m.a = "changed"
print(m.a, m.__dict__["a"])


class Sup:
    def who(self):
        return "Sup"


class Sub(Sup):
    who = "shadow"

    def test(self):
        f = super().who
        return f(), super(Sub, self).who(), super(Sub, type(self)).who(self)


print(Sub().test())
try:
    super()
except RuntimeError as e:
    print(e)


class Priv:
    __secret = 1

    def get(self):
        return self.__secret


print(Priv().get(), [k for k in vars(Priv) if "secret" in k])
obj = A(7)
method = obj.m
print(method(), method.__self__ is obj, method.__func__ is A.m, method == obj.m)
obj.__class__ = B
print(obj.m())
