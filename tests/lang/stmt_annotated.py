# Language reference 7.2.2: annotated assignment.
x: int = 5
y: "forward"
print(x, __annotations__)
try:
    y
except NameError as e:
    print(e)
(z): str = "paren"
print(__annotations__, z)


class C:
    a: int = 1
    b: list[int]
    _p: "x"
    __q: int = 2
    c: (yield_ := 5) = 6
    (d): int
    self_ref: "C"


print(C.__annotations__, C.a, hasattr(C, "b"), C._C__q, C.yield_)


class D(C):
    e: bool


print(D.__annotations__, hasattr(D, "a"), "a" in D.__annotations__)


class Empty:
    pass


print(Empty.__annotations__)
log = []


def n(v):
    log.append(v)
    return v


class Obj:
    pass


o = Obj()
o.attr: n("annotation evaluated") = n("value")
l = [0]
l[n(0)]: n("again") = n(7)
print(log, o.attr, l)


def f():
    a: n("not evaluated") = 1
    b: undefined_name
    o.x: undefined_too
    (c): undefined_three = 3
    return a, c


print(f(), f.__annotations__, log[-1])


def local_only():
    v: int
    try:
        v
    except UnboundLocalError as e:
        return str(e)


print(local_only())
t: tuple = 1, 2
u: tuple = *[1], 2
w: int = 3 if False else 4
print(t, u)
for src in ("v: int = undefined", "v: undefined = 1", "nope.x: int = 1", "nope.x: int", "nope[0]: int", "l[5]: int = 1"):
    try:
        exec(src, {"l": [1]})
        print("fine", src)
    except Exception as e:
        print(src, type(e).__name__, e)
ns = {}
exec("a: int\nb: str = 'x'\nif 0:\n    c: float", ns)
print(ns["__annotations__"], "a" in ns)
ns = {}
exec("from __future__ import annotations\na: undefined[int] = 1\nclass K:\n    b: x | y = 2\n    c: 'str'\ndef f(a: x.y[z], *b: not 1, c: (1, 2) = 3) -> {1: 2}: d: q\n", ns)
print(ns["__annotations__"], ns["K"].__annotations__, ns["f"].__annotations__)
SOURCES = ["a, b: int", "a, b: int = 1", "(a, b): int", "[a]: int", "[a, b]: int = 1", "f(): int", "1: int", "a + b: int", "a: int = b = c", "a = b: int", "a: int += 1", "a: ", "a: int =", "*a: int", "a: *b", "a: int, b: str",
           "a: yield", "None: int", "a.b: int", "a[0]: int", "(a.b): int", "(a): int", "((a)): int = 1", "lambda: 1: int", "for a: int in b: pass", "with a as b: int: pass", "def f(): x: (yield)", "class A: x: (yield)", "a: (b := 1)",
           "a: b := 1", "a: int = (yield)", "a: int = *b", "a: int = *b,", "def f():\n global a\n a: int", "def f():\n a: int\n global a", "def f():\n nonlocal a\n a: int", "__debug__: int", "a: await b", "x: int if y else z", "x: lambda: 1 = 2", "if: int", "print: int = 1"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
