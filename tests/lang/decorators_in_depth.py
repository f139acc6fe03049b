# Decorators: order, arguments, classes, methods, stacking, state, wraps.
import functools

log = []


def tag(n):
    log.append(f"make {n}")
    def deco(f):
        log.append(f"apply {n} to {f.__name__}")
        @functools.wraps(f)
        def wrapper(*a, **k):
            log.append(f"call {n}")
            return f(*a, **k)
        return wrapper
    return deco


@tag("outer")
@tag("inner")
def func(x):
    "doc"
    return x


print(log); log.clear()
print(func(5), func.__name__, func.__doc__, func.__wrapped__.__wrapped__(6), log)


class Count:
    def __init__(self, f): self.f, self.n = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t=None): return functools.partial(self, o) if o is not None else self


class K:
    @Count
    def m(self): return "m"
    @staticmethod
    @Count
    def s(): return "s"
    @classmethod
    @tag("cm")
    def c(cls): return cls.__name__
    @property
    @tag("prop")
    def p(self): return "p"
    @functools.lru_cache
    def cached(self, x): log.append("computed"); return x * 2


k = K()
log.clear()
print(k.m(), k.m(), K.m.n, K.s(), K.c(), k.p, k.cached(2), k.cached(2), K.cached.cache_info().hits, log)


def class_deco(**attrs):
    def deco(cls):
        for n, v in attrs.items(): setattr(cls, n, v)
        return cls
    return deco


@class_deco(a=1, b=lambda self: "b")
class D: pass


print(D.a, D().b())


def registry(reg={}):
    def register(f): reg[f.__name__] = f; return f
    register.all = reg
    return register


reg = registry()
@reg
def one(): return 1
@reg
class Two: pass
print(sorted(reg.all), reg.all["one"]())
@functools.singledispatch
def sd(x): return "object"
@sd.register(int)
def _(x): return "int"
@sd.register
def _(x: list): return "list"
print(sd(1), sd([]), sd(""), sd(True), sd.dispatch(bool) is sd.registry[int], sorted(t.__name__ for t in sd.registry))
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
def bad(f): return None
@bad
def gone(): pass
print(gone)
for src in ("@5\ndef f(): pass", "@undefined\ndef f(): pass", "@tag\ndef f(): pass\nf()", "@(lambda: 0)\ndef f(): pass", "@print\nclass Q: pass\nprint(Q)" if 0 else "@[][0]\ndef f(): pass"):
    try: exec(src)
    except Exception as e: print(src.split("\n")[0], type(e).__name__, e)
def repeat(n):
    return lambda f: lambda *a: [f(*a) for _ in range(n)]
@repeat(2)
@repeat(3)
def hi(x): return x
print(hi("x"))
@lambda f: f()
def immediately(): return "ran at definition"
print(immediately)
@functools.total_ordering
class Ord:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(Ord(1) <= Ord(1), Ord(2) > Ord(1), Ord(1) >= Ord(2))
