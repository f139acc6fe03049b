# Language reference 3.3.3: metaclasses, __prepare__, __init_subclass__, __mro_entries__, __set_name__.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": name}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if k[:2] != "__"), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)


class A(metaclass=Meta, opt=1):
    x = 1


class B(A):
    y = 2


print(type(B).__name__, A().prepared, B.prepared)


class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)
        cls.tag = tag


class S1(Base, tag="t"):
    pass


class S2(S1):
    pass


print(S1.tag, S2.tag, Base.__dict__["__init_subclass__"].__class__.__name__)


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return self.bases


class E(Entry(dict, Base)):
    pass


print(E.__bases__, [type(b).__name__ for b in E.__orig_bases__], E.__mro__[1:3])


class NoBases(Entry()):
    pass


print(NoBases.__bases__)
SOURCES = ["class X(metaclass=5): pass", "class X(Base, unknown=1): pass", "class X(unknown=1): pass", "class X(5): pass", "class X(int, str): pass",
           "class X(Base, Base): pass", "class X(object, Base): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(Entry(5)): pass",
           "class M2(type): pass\nclass X(A, metaclass=M2): pass", "class X(len): pass", "class X(*[Base], **{'tag': 2}): pass\nprint(X.tag)",
           "class X(metaclass=lambda *a, **k: (a[0], a[1], k), z=1): pass\nprint(X)", "class X(slice): pass", "class X(range): pass",
           "class P(type):\n def __prepare__(*a): return 5\nclass X(metaclass=P): pass",
           "class P(type):\n def __new__(*a): return 5\nclass X(metaclass=P): pass\nprint(X)", "class X(type(len)): pass", "class X(type(lambda: 0)): pass",
           "class X(memoryview): pass", "class X(property): pass\nprint(X.__name__)", "class X(super): pass\nprint(X.__name__)"]
for src in SOURCES:
    try:
        exec(src)
    except TypeError as e:
        print(e)
C = type("C", (Base,), {"k": 1, "__module__": "mod", "__qualname__": "Q.C"}, tag="dyn")
print(C, C.k, C.tag, C.__module__, C.__qualname__)
for f in (lambda: type("x"), lambda: type("x", ()), lambda: type(1, (), {}), lambda: type("x", [], {}), lambda: type("x", (), []), lambda: type("a\0b", (), {}),
          lambda: type(), lambda: type(1, 2, 3, 4), lambda: type("X", (), {"__slots__": 1}), lambda: type("X", (), {}, tag=1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
import types
print(types.new_class("N", (Entry(list),), {}, lambda ns: ns.update(z=3)).__mro__, types.resolve_bases((Entry(int), 5)))


class Order(type):
    def __prepare__(name, bases):
        class D(dict):
            def __setitem__(self, k, v):
                if k[0] != "_":
                    print("assign", k)
                super().__setitem__(k, v)
        return D()


class O(metaclass=Order):
    b = 1
    a = 2
    def f(self): pass
    b = 3
    del a


print(hasattr(O, "a"), O.b)


class Cell(type):
    def __new__(m, n, b, ns):
        print("classcell" if "__classcell__" in ns else "no classcell")
        return super().__new__(m, n, b, ns)


class W(metaclass=Cell):
    def f(self):
        return __class__


class Z(metaclass=Cell):
    pass


print(W().f() is W)
