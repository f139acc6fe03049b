# Language reference 6.11-6.14: and, or, not, :=, conditional, lambda.
def t(x):
    print(x, end=" ")
    return x


print(t(0) and t(1), t(1) and t(2), t(0) or t(3), t(4) or t(5), not t(0), not t("x"))
print(t(0) or t("") or t([]), t(1) and t(2) and t(3), t(1) and t(0) or t(7), t(0) and t(1) or t(8), not t(0) and t(9), not (t(0) and t(1)))
print(t(1) if t(0) else t(2), t(1) if t(5) else t(2), t(1) if t(0) else t(2) if t(0) else t(3), (t(1) if 1 else 2) if 1 else 3)
print(1 or 1 / 0, 0 and 1 / 0, None or "default", "" or None, [] and 5, not [], not not 5, not None is None, not 1 == 2)
x = y = None
if (x := 5) > 3 and (y := x * 2):
    print(x, y)
while (x := x - 1) > 2:
    print("loop", x)
print([z := 1, z + 1], (w := 1, 2), w, {(k := "a"): (v := 1)}, k, v, f"{(q := 3)}", q, any((hit := c) == "b" for c in "abc"), hit)
print((lambda: 1)(), (lambda x: x + 1)(1), (lambda x=2, *a, k=3, **kw: (x, a, k, kw))(), (lambda *a: a)(1, 2), (lambda a, /, b: (a, b))(1, b=2), (lambda: (yield))().__class__.__name__)
print((lambda x: lambda y: x + y)(1)(2), (lambda: lambda: 5)()(), [f(1) for f in [lambda x: x, lambda x: -x]], sorted("bca", key=lambda c: -ord(c)), (lambda x: x if x else "none")(0))
print((lambda: (1, 2))(), (lambda: 1, 2)[1], (lambda x, y: (y, x))(*"ab"), (lambda **k: k)(a=1), (lambda x, x2=(lambda: 5)(): x2)(0), (lambda: not 1)(), (lambda *, k: k)(k=9))


class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v, end=" ")
        return self.v


class L:
    def __len__(self):
        print("len", end=" ")
        return 0


print(bool(B(True) and B(False)), (B(False) or L()).__class__.__name__, not L(), bool(L() or B(True)), 1 if L() else 2)
if B(True) and not B(False) or B(True):
    print("taken")
while not B(True):
    pass
assert B(True), "fine"
print([i for i in range(3) if B(i == 1)])


class Bad:
    def __bool__(self):
        return "no"


class Raises:
    def __bool__(self):
        raise ValueError("no truth")


for src in ("not Bad()", "Bad() and 1", "1 if Bad() else 2", "Raises() or 1", "bool(Raises())", "[1 for _ in 'a' if Raises()]", "not Raises()", "any([Raises()])", "filter(None, [Raises()]).__next__()"):
    try:
        print(eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)
SOURCES = ["x := 1", "(x := 1)", "x = y := 1", "x = (y := 1)", "f(x := 1)", "f(a=x := 1)", "lambda: x := 1", "lambda: (x := 1)", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "(1 := 2)", "(None := 1)", "(f() := 1)",
           "x[y := 1]", "x[y := 1, z := 2]", "x[a:=1:2]", "x[(a:=1):2]", "{a := 1}", "{a := 1: 2}", "{(a := 1): 2}", "{1: a := 2}", "{1: (a := 2)}", "[a := 1, b := 2]", "(a := 1, b := 2)", "a := 1, b", "(*a := 1)",
           "assert (x := 1)", "assert x := 1", "del (x := 1)", "with (x := a): pass", "with (x := a, y := b): pass", "if x := 1: pass", "while x := 1: pass", "for x in y := z: pass", "for (x := 1) in y: pass",
           "def f(x=(y := 1)): pass", "def f(x=y := 1): pass", "def f(x: y := 1): pass", "def f(x: (y := 1)): pass", "class A(x := 1): pass", "@(x := f)\ndef g(): pass", "@x := f\ndef g(): pass", "return (x := 1)",
           "(x := y := 1)", "(x := (y := 1))", "x if y", "x if y else", "if x else y", "x if y else z if w", "not", "not not", "x and", "and x", "x or or y", "x not y", "x is not not y", "not x = 1", "x and y = 1", "lambda",
           "lambda x", "lambda x:", "lambda (x): x", "lambda x, x: x", "lambda *: x", "lambda *, x: x", "lambda x=1, y: x", "lambda **k, x: x", "lambda x: int: x", "lambda x, /, y, /: x", "lambda *a, *b: x", "lambda: x = 1",
           "(lambda: x) = 1", "x = lambda: yield", "lambda /, x: x", "lambda *a, /: x", "lambda x, *, : x", "lambda None: x", "lambda x.y: x", "lambda 1: x", "a if b else c = 1", "(a if b else c) = 1", "a or b = 1"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.offset, e.end_offset))
