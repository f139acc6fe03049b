# super() in every form.
class A:
    x = "A.x"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, i): return ("A", i)
    def __init_subclass__(cls): cls.subbed = True


class B(A):
    x = "B.x"
    def f(self): return "B" + super().f()
    @classmethod
    def c(cls): return "B" + super().c()
    @staticmethod
    def s(): return "B" + super(B, B).s()
    @property
    def p(self): return "B" + super().p
    def __getitem__(self, i): return super().__getitem__(i) + ("B",)
    def attr(self): return super().x, super(B, self).x, super(B, B).x
    def comp(self): return [super(B, self).x for _ in "a"], [super().x for _ in "a"] if 0 else 0
    def lam(self): return (lambda: super(B, self).f())()
    def lam2(self): return (lambda s: super().f())(self)
    def closure(self):
        def inner(me): return super().f()
        return inner(self)
    def setter(self):
        super().new = 1 if 0 else 0
    def type_of(self): return type(super()), super().__thisclass__, super().__self__ is self, super().__self_class__
    def gen(self): yield super().f()
    async def coro(self): return super().f()
    def star(*args): return super(B, args[0]).f()
    def deleted(self):
        del self
        return super().f()
    def rebound(self):
        self = 5
        return super().f()
    def cell(self):
        def g(): return self
        return super().f()
    def noself(): return super()
    cls_only = classmethod(lambda cls: __class__)


b = B()
print(b.f(), B.c(), b.c(), b.s(), b.p, b[1], b.attr(), b.lam(), b.lam2(), b.closure(), b.type_of(), list(b.gen()), b.star(), b.cell(), B.subbed, B.cls_only() is B)
try:
    b.coro().send(None)
except StopIteration as e:
    print(e.value)
print(b.comp()[0])
for name in ("deleted", "rebound", "setter"):
    try:
        print(getattr(b, name)())
    except Exception as e:
        print(name, type(e).__name__, e)
try:
    B.noself()
except RuntimeError as e:
    print(e)
for src in ("super()", "super(1)", "super(A, 1)", "super(B, A())", "super(A, B, 1)", "super(A).f", "super(A).__self__", "super(A)", "super(B, b).nope", "super(B, b).f.__self__ is b", "super(B, b).f()", "super(A, b).f", "super(object, b).__repr__ is not None", "super(B, B).f(b)", "super(x=1)", "repr(super(B, b))[:35]", "repr(super(B))", "super(A, b).__class__.__name__",
            "super(B, b)['x']", "len(super(B, b))", "super(B, b) == 1", "setattr(super(B, b), 'x', 1)", "super(int, True) + 1", "super(B).__get__(b, B).f()"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)


def f(self): return super()


B.outside = f
try:
    b.outside()
except RuntimeError as e:
    print(e)


class Meta(type):
    def __call__(cls, *a): return "meta " + super().__call__(*a).f()
    def __new__(m, n, bs, ns): return super().__new__(m, n, bs, ns)


class M(A, metaclass=Meta): pass


print(M())


class Early(A):
    class_at_body = None
    def peek(self): return __class__
    try:
        peek(1)
    except NameError as e:
        print(e)


class Bound:
    def __init__(self): self.sup = super(Bound, self)
    def __getattr__(self, name): return "fallback"


print(Bound().nope)


class Diamond1(A):
    def f(self): return "1" + super().f()


class Diamond2(A):
    def f(self): return "2" + super().f()


class Bottom(Diamond1, Diamond2):
    def f(self): return "b" + super().f()


print(Bottom().f(), super(Diamond1, Bottom()).f(), super(Diamond2, Bottom()).f())
super = lambda *a: "shadowed"
class Sh:
    def f(self): return super()
print(Sh().f())
del super
