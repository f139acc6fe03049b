# Calls and parameters: every kind of argument, every TypeError.
def show(f, /, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)


def f0():
    return "f0"


def f1(a):
    return a


def f2(a, b=2):
    return a, b


def f3(a, b, /, c, d=4, *args, e, f=6, **kw):
    return a, b, c, d, args, e, f, kw


def f4(*, x):
    return x


def f5(*args):
    return args


def f6(**kw):
    return kw


def f7(a, b, c):
    return a, b, c


def f8(a, /):
    return a


def f9(a, /, **kw):
    return a, kw


show(f0)
show(f0, 1)
show(f0, 1, 2)
show(f0, x=1)
show(f1)
show(f1, 1)
show(f1, a=1)
show(f1, 1, 2)
show(f1, 1, a=2)
show(f1, b=2)
show(f2)
show(f2, 1)
show(f2, 1, 3)
show(f2, 1, b=5)
show(f2, b=5, a=1)
show(f2, 1, 2, 3)
show(f3, 1, 2, 3, e=5)
show(f3, 1, 2, 3, 4, 5, 6, e=5, f=7, g=8)
show(f3, 1, 2, c=3, e=5)
show(f3, 1, e=5)
show(f3, 1, 2, 3)
show(f3, 1, 2)
show(f3, a=1, b=2, c=3, e=4)
show(f4)
show(f4, 1)
show(f4, x=1)
show(f4, 1, x=2)
show(f5)
show(f5, 1, 2)
show(f5, a=1)
show(f6)
show(f6, a=1, b=2)
show(f6, 1)
show(f7)
show(f7, 1)
show(f7, 1, 2)
show(f7, c=1)
show(f7, 1, 2, 3, 4)
show(f8)
show(f8, a=1)
show(f9, 1, a=2)
show(f7, aa=1, bb=2)


def g1(first, second=2, *, third=3):
    return first, second, third


show(g1, 1, 2, 3)
show(g1, 1, secnd=2)
show(g1, 1, Third=2)
show(g1, 1, zzz=2)


def g2(a, b, *, k1, k2):
    return a, b, k1, k2


show(g2, 1)
show(g2, 1, 2)
show(g2, 1, 2, 3, k1=1)
show(g2, 1, 2, 3, k1=1, k2=2)
show(g2, 1, 2, k1=1)


def g3(a, /, b, *, c):
    return a, b, c


show(g3, a=1, b=2, c=3)
show(g3, 1, c=3)

# calls with * and **
args = (1, 2)
kw = {"e": 5}
print(f3(*args, 3, **kw))
print(f3(*args, *[3, 4], 5, **kw, **{"z": 1}))
print(f5(*"abc", *range(3)))
print(f5(*[]), f6(**{}))
for bad in (lambda: f5(*3), lambda: f6(**3), lambda: f6(**{1: 2}), lambda: f1(1, **{"a": 2}),
            lambda: f6(a=1, **{"a": 2}), lambda: f5(1, *3), lambda: f6(**{"a": 1}, **{"a": 2})):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)


# qualified names in messages
class C:
    def m(self, a):
        return a

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return a


show(C().m)
show(C().m, 1, 2)
show(C.m)
show(C().s)
show(C.c)
show(C.c, 1, 2)
show(C, 1)


def outer():
    def inner(a):
        return a
    return inner


show(outer())
show(lambda a: a)
show(lambda a, b=1: (a, b), 5)

# defaults are evaluated once
def acc(x, into=[]):
    into.append(x)
    return into


print(acc(1), acc(2))


# evaluation order
def tell(x):
    print("eval", x)
    return x


def many(a, b, c=None, *, d=None):
    return a, b, c, d


print(many(tell(1), tell(2), d=tell(3), c=tell(4)))
print(many(tell(1), *[tell(2)], **{"d": tell(3)}))

# decorators
def deco(n):
    print("deco", n)

    def apply(f):
        print("apply", n)
        return f
    return apply


@deco(1)
@deco(2)
def decorated():
    "doc"


print(decorated.__name__, decorated.__doc__)

# attributes of functions
def attrs(a, b=1, *c, d=2, **e) -> int:
    "the doc"
    x = 1
    return x


print(attrs.__name__, attrs.__qualname__, attrs.__module__, attrs.__doc__)
print(attrs.__defaults__, attrs.__kwdefaults__, attrs.__annotations__)
attrs.tag = 5
print(attrs.tag, attrs.__dict__)
attrs.__defaults__ = (7,)
attrs.__kwdefaults__ = {"d": 9}
print(attrs.__defaults__, attrs.__kwdefaults__)
code = attrs.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames)
for name, value in (("__name__", 1), ("__defaults__", 1), ("__kwdefaults__", 1), ("__code__", 1),
                    ("__qualname__", None), ("__annotations__", 3), ("__globals__", {}), ("__closure__", ())):
    try:
        setattr(attrs, name, value)
        print(name, "set")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


def one():
    return 1


def two():
    return 2


one.__code__ = two.__code__
print(one())
print(attrs.__closure__, type(attrs), callable(attrs))
del attrs.__defaults__
print(attrs.__defaults__)


# recursion
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def forever():
    forever()


try:
    forever()
except RecursionError as e:
    print("RecursionError:", e)


# many arguments
def many_args(*a):
    return len(a)


print(many_args(*range(1000)))
print(eval("many_args(" + ",".join("1" * 300) + ")"))
exec("def wide(" + ",".join("a%d" % i for i in range(200)) + "): return a0 + a199")
print(wide(*range(200)))
