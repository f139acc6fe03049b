# super(): zero and two arguments, class methods, cooperative calls, errors, unusual places.
class A:
    def f(self):
        return ["A"]

    @classmethod
    def c(cls):
        return [cls.__name__, "A"]

    @staticmethod
    def s():
        return "static"

    @property
    def p(self):
        return "prop A"

    def __getitem__(self, k):
        return ("A item", k)


class B(A):
    def f(self):
        return ["B"] + super().f()

    @classmethod
    def c(cls):
        return ["B"] + super().c()

    @property
    def p(self):
        return "B " + super().p


class C(A):
    def f(self):
        return ["C"] + super().f()

    @classmethod
    def c(cls):
        return ["C"] + super(C, cls).c()


class D(B, C):
    def f(self):
        return ["D"] + super(D, self).f()

    @classmethod
    def c(cls):
        return ["D"] + super().c()

    def nested(self):
        def inner():
            return super(D, self).f()
        return inner(), [super(D, self).f() for _ in range(1)]

    def closure(self):
        return (lambda: super().f())()

    def item(self):
        try:
            super()[1]
        except TypeError as e:
            return str(e), super().__getitem__(1)


d = D()
print(d.f(), D.c(), d.p, d.nested(), super(B, d).s())
try:
    d.closure()
except (RuntimeError, TypeError) as e:
    print(type(e).__name__, e)
print(d.item())
s = super(B, d)
print(s.__thisclass__.__name__, s.__self_class__.__name__, s.__self__ is d, s)
print(super(B), super(B).__self__)
for args in ((1,), (int, "a"), (B, A()), (int, int, int)):
    try:
        super(*args)
    except TypeError as e:
        print(e)
try:
    super()
except RuntimeError as e:
    print(e)


def no_class(self):
    return super().f()


try:
    no_class(d)
except RuntimeError as e:
    print(e)


class E:
    def no_args():
        return super()

    def deleted(self):
        del self
        return super()


try:
    E.no_args()
except RuntimeError as e:
    print(e)
try:
    E().deleted()
except RuntimeError as e:
    print(e)
try:
    s.missing
except AttributeError as e:
    print(e)
try:
    s.x = 1
except AttributeError as e:
    print(e)


class F:
    x = __class__ if False else 1

    def cls(self):
        return __class__


print(F().cls() is F)


class Unbound:
    pass


class G(B):
    pass


G._G__super = super(G)
G.f = lambda self: ["G"] + self._G__super.f()
print(G().f())


class Meta(type):
    def __new__(m, n, b, d):
        cls = super().__new__(m, n, b, d)
        return cls


class H(metaclass=Meta):
    def f(self):
        return __class__.__name__


print(H().f(), super(type(H), H).__repr__()[:16])
print(super(D, D).c.__func__ is B.__dict__["c"].__func__, super(object, d).__class__)
