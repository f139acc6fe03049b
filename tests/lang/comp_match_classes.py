# Language reference 8.6.4.10: class patterns.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Pos:
    __match_args__ = ("a", "b")
    def __init__(self, a, b=None): self.a, self.b = a, b


class NoArgs:
    def __init__(self): self.z = 1


def cl(v):
    match v:
        case Point(0, 0): return "origin"
        case Point(x=0, y=yy): return f"on y at {yy}"
        case Point(xx, y=0): return f"on x at {xx}"
        case Point() as p: return f"point {p.x}"
        case Pos(1, b=2): return "pos 1 2"
        case Pos(a, b): return f"pos {a} {b}"
        case NoArgs(z=z): return f"noargs {z}"
        case int(n) if n > 5: return f"int {n}"
        case bool(): return "bool"
        case int() | float(): return "number"
        case str(s): return f"str {s}"
        case list([a, *_]): return f"list {a}"
        case dict({"k": v2}): return f"dict {v2}"
        case tuple(t): return f"tuple {t}"
        case object(__class__=c): return c.__name__
    return "none"


for v in (Point(0, 0), Point(0, 5), Point(5, 0), Point(1, 1), Pos(1, 2), Pos(3), NoArgs(), 6, 3, True, 2.5, "q", [1, 2], [], {"k": 1}, {}, (1,), None, set(), b"x"):
    print(cl(v))
for t in (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple):
    v = t()
    match v:
        case bool(b) | bytearray(b) | bytes(b) | dict(b) | float(b) | frozenset(b) | int(b) | list(b) | set(b) | str(b) | tuple(b): print(t.__name__, b is v)


class Bad1: __match_args__ = 5
class Bad2: __match_args__ = (1,)
class Bad3: __match_args__ = ["a"]
class Dup: __match_args__ = ("a", "a")
class Raises:
    __match_args__ = ("p",)
    @property
    def p(self): raise AttributeError("p")
class Raises2:
    @property
    def p(self): raise ValueError("p!")


Dup.a = 1
for src in ("Bad1(): \n  case Bad1(x)", "Bad2(): \n  case Bad2(x)", "Bad3(): \n  case Bad3(x)", "Dup(): \n  case Dup(x, y)", "Pos(1): \n  case Pos(1, 2, 3)", "NoArgs(): \n  case NoArgs(1)", "5: \n  case int(1, 2)", "Pos(1): \n  case Pos(1, a=1)", "Raises(): \n  case Raises(x)", "Raises2(): \n  case Raises2(p=x)",
            "5: \n  case len()", "5: \n  case undefined()", "5: \n  case print(x)", "5: \n  case (int | str)()", "[]: \n  case list[int]()"):
    try:
        exec(f"match {src}: print('matched')\n  case _: print('not matched')")
    except SyntaxError as e:
        print("SyntaxError", e.msg)
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    def __instancecheck__(cls, o): return o == "magic"


class M(metaclass=Meta): pass


match "magic":
    case M(): print("instancecheck")


class Sub(Point): pass


match Sub(1, 2):
    case Point(a, b): print("subclass", a, b)


class Dyn:
    def __getattr__(self, name): return name.upper()


match Dyn():
    case Dyn(foo=f, bar="BAR"): print(f)
match 5:
    case int(real=r, imag=0): print(r)
