# Language reference 8.7: parameters, defaults, and what definitions refuse.
def f1(a, b=1, *args, c, d=2, **kw): return a, b, args, c, d, kw
def f2(a, b, /): return a, b
def f3(*, a): return a
def f4(a=1, /, b=2, *, c=3): return a, b, c
def f5(*args, **kwargs): return args, kwargs
def f6(a, /, **kw): return a, kw
def f7(self, /, self2=1, *, kw_only): return self, self2, kw_only
def f8(a, a2=[]): a2.append(a); return a2


print(f1(1, c=3), f1(1, 2, 3, 4, c=5, e=6), f2(1, 2), f3(a=1), f4(), f4(9, 8, c=7), f5(1, x=2), f6(1, a=2, b=3), f7(1, kw_only=2), f8(1), f8(2), f8(3, []))
i = 5


def late(arg=i): return arg


i = 6
print(late(), late.__defaults__)
log = []


def n(x):
    log.append(x)
    return x


def order(a=n("a"), b=n("b"), *, c=n("c"), d: n("ann d") = n("d")) -> n("ret"): pass


print(log)
log.clear()


@n
@(lambda f: (log.append("inner"), f)[1])
def deco(): return "deco"


print(len(log), log[0], deco())


def deco_args(*a):
    def wrap(f):
        def inner(*args):
            return a, f(*args)
        return inner
    return wrap


@deco_args(1, 2)
@deco_args(3)
def d(x): return x


print(d(5))


@(dec := lambda f: 5)
def replaced(): pass


print(replaced)


@[lambda f: "subscript"][0]
def sub(): pass


@(lambda f: f) if 1 else None
def cond(): return "cond"


print(sub, cond())


def nested(a):
    def inner(b=a):
        def innermost(c=b): return a, b, c
        return innermost
    return inner


print(nested(1)(2)(), nested(1)()(3))


def doc():
    "docstring"
    "not docstring"


def nodoc():
    f"fstring"


def bytesdoc():
    b"bytes"


def concat():
    "a" "b"


print(doc.__doc__, nodoc.__doc__, bytesdoc.__doc__, concat.__doc__)
SOURCES = ["def f(a, a): pass", "def f(a, *a): pass", "def f(a, **a): pass", "def f(*a, a): pass", "def f(a, /, a): pass", "def f(a=1, b): pass", "def f(a=1, /, b): pass", "def f(a=1, *, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(*, *a): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "def f(**k, *a): pass", "def f(**k, **l): pass", "def f(*a=1): pass",
           "def f(**k=1): pass", "def f(/): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*, /): pass", "def f(*a, /): pass", "def f(a, *, /): pass", "def f(a, /): pass", "def f(a, /,): pass", "def f(a,): pass", "def f(*a,): pass", "def f(**k,): pass", "def f(*, a,): pass", "def f(,): pass", "def f(a,,b): pass", "def f(a b): pass", "def f(a.b): pass", "def f(a[0]): pass", "def f((a, b)): pass",
           "def f(1): pass", "def f('a'): pass", "def f(None): pass", "def f(a=): pass", "def f(a: ): pass", "def f(a: int = ): pass", "def f(a: int, *b: str, c: float = 1, **d: bytes) -> None: pass", "def f(*a: *b): pass", "def f(a: *b): pass", "def f(**a: *b): pass", "def f() -> : pass", "def f() -> *a: pass", "def f() -> a, b: pass", "def f() -> (a, b): pass", "def f(a := 1): pass", "def f(a=(b := 1)): pass", "def f(a=b := 1): pass",
           "def f(a=yield): pass", "def f(a=(yield)): pass", "def f(a=*b): pass", "def f(a=lambda: 1): pass", "def f(a: lambda: 1): pass", "def f: pass", "def f() pass", "def f()", "def (): pass", "def f.g(): pass", "def 1(): pass", "def f() = 1", "def f(): x; y", "def f():pass;pass", "def f(): def g(): pass", "def f(): if x: pass", "def f(\n a,\n b\n): pass", "@\ndef f(): pass", "@f def g(): pass", "@f\nx = 1", "@f", "@f\n\ndef g(): pass",
           "@f()\n@g\nclass A: pass", "@f\nasync def g(): pass", "@f\nlambda: 1", "@yield\ndef f(): pass", "@*f\ndef g(): pass", "@f, g\ndef h(): pass", "@f = 1\ndef g(): pass", "@await f\ndef g(): pass", "async def f(): pass", "async def: pass", "async\ndef f(): pass", "def f(async): pass", "def await(): pass", "def f(*, a=1, b): pass", "def f(a, *, b=1, c, **d): pass"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", type(e).__name__, e.msg, (e.lineno, e.offset))
