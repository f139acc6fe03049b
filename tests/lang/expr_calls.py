# Language reference 6.3.4: calls, unpacking, order of evaluation.
def f(*a, **k):
    return a, k


print(f(), f(1), f(1, 2, x=3), f(*[1, 2]), f(*[1], 2, *"ab"), f(**{"a": 1}), f(x=1, **{"y": 2}, z=3), f(*(), **{}), f(*[1], x=2, *[3]), f(1, *[2], x=1, **{"y": 2}))
log = []


def n(x):
    log.append(x)
    return x


(log.append("f"), f)[1](n(1), *[n(2)], k=n(3), **{"m": n(4)}, l=n(5))
f(n(6), x=n(7), *[n(8)])
print(log)


def pos(a, b=2, /, c=3, *, d=4, e):
    return a, b, c, d, e


print(pos(1, e=5), pos(1, 2, 3, e=5), pos(1, c=9, d=8, e=7), pos(*(1, 2), **{"e": 1}))
for src in ("pos()", "pos(1)", "pos(1, 2, 3, 4, e=1)", "pos(a=1, e=2)", "pos(1, b=2, e=3)", "pos(1, 2, c=3, c2=4, e=5)", "pos(1, 2, 3, c=4, e=5)", "pos(1, e=1, f=2)",
            "pos(1, **{'e': 1, 'e2': 2})", "pos(1, e=1, **{'e': 2})", "pos(*5)", "pos(**5)", "pos(*None)", "pos(1, **{1: 2})", "pos(**{'a': 1, 'e': 1})", "(lambda: 0)(1)", "(lambda x: 0)()",
            "(lambda x, y: 0)()", "(lambda x, y, z: 0)()", "(lambda x, y=1: 0)(1, 2, 3)", "(lambda *, x, y: 0)()", "(lambda *, x: 0)(1)", "(lambda x, /: 0)(x=1)", "(lambda **k: 0)(1)",
            "len()", "len(1, 2)", "len(x=1)", "int(1, 2, 3)", "int('1', x=1)", "print(nope=1)", "sorted([], key=1)", "max()", "[].append()", "[].append(1, 2)",
            "[].append(x=1)", "''.join()", "''.join(1)", "''.join([1])", "{}.get()", "dict(1)", "dict([1])", "dict([(1, 2, 3)])", "dict(**{1: 2})", "range()", "range(1, 2, 3, 4)", "range('a')",
            "isinstance()", "object(1)", "type()", "abs('a')", "ord('ab')", "ord(1)", "chr('a')", "chr(-1)", "None()", "'a'()", "(1)()", "f.x()", "pos.__call__()"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)


class C:
    def m(self, x):
        return x

    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    def __init__(self, v=0):
        self.v = v


for src in ("C().m()", "C().m(1, 2)", "C.m(1)", "C.m(1, 2)", "C().s()", "C.s(1, 2)", "C.c()", "C.c(1)", "C(1, 2)", "C(x=1)", "C.m()", "C().m(y=1)", "C().m(self=1)", "C().m(1, x=2)"):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, "|", e)
SOURCES = ["f(a=1, a=2)", "f(a=1, 2)", "f(**a, b)", "f(**a, *b)", "f(1=2)", "f('a'=1)", "f(a.b=1)", "f(a[0]=1)", "f((a)=1)", "f(None=1)", "f(a for a in b, c)", "f(a, b for b in c)",
           "f(*)", "f(**)", "f(*, a)", "f(a=)", "f(a b)", "f(a, b", "f(a=1 b=2)", "f(a := 1)", "f(a := 1, b := 2)", "f(b=a := 1)", "f(b=(a := 1))", "f(*a := b)", "f(lambda: 1=2)", "f(a + b=1)",
           "f(a=b=c)", "f(a == b)", "f(if)", "f(class=1)", "f(True=1)", "f(not a=1)", "f(a, *b, c, **d, e=1)", "f(*a, b)", "f(**a, b=1)", "f(a)(b)(c)", "f(a,)", "f(,a)", "f(a;b)", "f() = 1", "f() += 1",
           "del f()", "for f() in x: pass", "with a as f(): pass", "f(a=1, *b, **c)", "f(a=1, **c, *b)", "f(*a, *b, **c, **d)", "f(a=yield)", "def g(): f(a=(yield))", "f(a, a=1)"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "|", e.msg, (e.offset, e.end_offset))
