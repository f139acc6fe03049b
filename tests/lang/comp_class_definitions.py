# Language reference 8.8: class bodies, names in them, decorators, errors.
class Empty: pass


class Parens(): pass


class Body:
    """Doc of Body."""
    a = 1
    b = a + 1
    c = [a for _ in range(1)] if False else None
    for i in range(3): a += i
    if a > 3:
        def cond(self): return "defined in if"
    else:
        def cond(self): return "else"
    try:
        1 / 0
    except ZeroDivisionError as e:
        err = str(e)
    with open("/dev/null") as fh: pass
    import os.path as p
    lambda_ = lambda self: self.a
    del i
    x, *y = 1, 2, 3
    (w := 5)
    class Inner:
        z = 1
        def m(self): return __class__.__name__, __class__.__qualname__
    def __private(self): return "private"
    def call(self): return self.__private()
    print(__name__, __module__, __qualname__, "locals" if "a" in locals() else "")


print(Body.__doc__, Body.a, Body.b, Body().cond(), Body.err, hasattr(Body, "e"), Body().lambda_(), hasattr(Body, "i"), Body.x, Body.y, Body.w, Body.Inner().m(), Body().call(), Body._Body__private.__name__, Body.p.__name__ in ("posixpath",))
print(Body.__name__, Body.__qualname__, Body.__module__, Body.__bases__, Body.__mro__ == (Body, object), type(Body), Body.__dict__["__doc__"], isinstance(Body.__firstlineno__, int), Body.__static_attributes__)


class Attrs:
    def __init__(self):
        self.one = 1
        self.two, self.three = 2, 3
        def nested(): self.four = 4
    def m(self, other):
        other.nope = 1
        self.five: int = 5
        for self.six in (): pass


print(sorted(Attrs.__static_attributes__))


def local():
    v = "function"
    class L:
        print(v)
        def m(self): return v
    class M(L):
        v = "class"
        def m(self): return super().m() + v
    return L().m(), M().m(), L.__qualname__, M.m.__qualname__


print(local())


def deco(tag):
    def wrap(cls):
        cls.tag = getattr(cls, "tag", ()) + (tag,)
        return cls
    return wrap


@deco("outer")
@deco("inner")
class Deco: pass


print(Deco.tag)


@lambda cls: 5
class Five: pass


print(Five)
bases = (int,)
class Star(*bases, **{"metaclass": type}): pass
print(Star(5) + 1, Star.__bases__)


class A:
    def who(self): return "A"


class B(A):
    def who(self): return "B" + super().who()


class C(A):
    def who(self): return "C" + super().who()


class D(B, C):
    def who(self): return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__), A.__subclasses__() == [B, C])
for src in ("class X(A, B): pass", "class Y(B, C): pass\nclass Z(C, B): pass\nclass W(Y, Z): pass", "class X(undefined): pass", "class X(A, A): pass", "class X:\n 1 / 0", "class X:\n y = x_undefined", "class X(metaclass=int): pass", "class X(A, metaclass=undefined): pass"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__, str(e).replace("\n", " "))


class Counter:
    count = 0
    def __init__(self):
        Counter.count += 1
        self.count2 = self.count
        self.count = 100


c1, c2 = Counter(), Counter()
print(Counter.count, c1.count2, c2.count2, c1.count)
D.who = lambda self: "patched"
print(D().who())
del D.who
print(D().who())
SOURCES = ["class: pass", "class A pass", "class A(: pass", "class A(B: pass", "class A(B,): pass", "class A(,): pass", "class A(B C): pass", "class A.b: pass", "class 1: pass", "class None: pass", "class A():", "class A:", "class A: x = 1; y = 2", "class A: def f(): pass", "class A(x=1, y=2): pass", "class A(x=1, x=2): pass", "class A(x=1, B): pass", "class A(*B, C, **D): pass",
           "class A(**D, B): pass", "class A(B for B in C): pass", "class A((yield)): pass", "class A(B := C): pass", "class A: return", "class A: yield", "class A: await x", "class A: break", "class A:\n x = 1\n  y = 2", "class A = B", "class A(B) = C", "class __debug__: pass", "async class A: pass", "class A[T](B[T]): pass", "class A(B=1).c: pass", "class A(1=2): pass"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", type(e).__name__, e.msg, (e.lineno, e.offset))
