# Method objects: binding, attributes, equality, methods over any callable, partial methods.
import types


class C:
    def f(self, *a):
        "doc f"
        return (self.n, a)

    f.attr = "function attribute"

    def __init__(self, n=0):
        self.n = n

    def __eq__(self, o):
        return True

    __hash__ = None


c = C(1)
m = c.f
print(m(2), m.__self__ is c, m.__func__ is C.f, m.__name__, m.__qualname__, m.__doc__, m.attr, m.__module__)
print(m == c.f, m == C(1).f, m != c.f, m is c.f, type(m), callable(m))
try:
    m.new = 1
except AttributeError as e:
    print(e)
try:
    m.missing
except AttributeError as e:
    print(e)
b = types.MethodType(lambda self, x: (self, x), 5)
print(b(6), b.__self__, types.MethodType(len, [1, 2])(), types.MethodType(C, 7)().n)
for bad in ((1, 2), (len, None), (len,), (len, 1, 2)):
    try:
        types.MethodType(*bad)
    except TypeError as e:
        print(e)
print(repr(types.MethodType(len, "x")), repr(types.MethodType(C, 1))[:20])


class Callable:
    def __call__(self, *a):
        return a


class D:
    plain = Callable()
    bound = types.MethodType(Callable(), "bound")
    builtin = len
    cls = classmethod(Callable())
    static = staticmethod(Callable())
    lam = lambda self: self


d = D()
print(d.plain(1), d.bound(1), d.cls(1)[1:], d.static(1), d.lam() is d)
try:
    d.builtin()
except TypeError as e:
    print(e)
print(m.__get__(5) is m, m.__get__(None, int) is m, C.f.__get__(c)(9))
print(hash(d.lam) == hash(d.lam), d.lam in {d.lam}, {d.lam: 1}[d.lam])
print(C.__dict__["f"] is C.f, D.__dict__["cls"].__func__.__class__.__name__, D.cls.__self__ is D, D().cls.__func__ is D.cls.__func__)


class E:
    def a(self):
        return "a"

    b = a

    @classmethod
    def k(cls):
        return cls.__name__

    kk = k

    @staticmethod
    def s():
        return "s"

    ss = s
    called_in_body = s()


class F(E):
    pass


print(E().b(), E().b.__name__, F.k(), F().kk(), F.ss(), E.called_in_body)
print(E.__dict__["s"](), E.__dict__["s"].__wrapped__ is E.s, E.__dict__["k"].__name__, E.__dict__["s"].__doc__)
try:
    E.__dict__["k"]()
except TypeError as e:
    print(e)
sm = staticmethod(lambda: 1)
sm.extra = 2
print(sm.__dict__["extra"], sm(), sm.__isabstractmethod__)
try:
    staticmethod(lambda: 1).__isabstractmethod__ = 1
except AttributeError as e:
    print(e)
g = getattr(c, "f")
del C.f
print(g(3))
import pickle


class P:
    def meth(self):
        return "pickled"


print(pickle.loads(pickle.dumps(P().meth))(), pickle.loads(pickle.dumps(P.meth))(None))
