# The class machinery as library classes use it: namedtuple, Enum, dataclass, TypedDict-like metaclasses, ABCs.
import enum
from collections import namedtuple
from dataclasses import dataclass, field, replace, asdict, fields, FrozenInstanceError

P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p._replace(y=5), p._asdict(), P._fields, P._make([7, 8]), p == (1, 0), P.__doc__, P.x.__doc__, p[0], *p)
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_a"), lambda: p._replace(z=1), lambda: setattr(p, "x", 1)):
    try: print(f())
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e)
print(namedtuple("R", "a class a", rename=True)._fields)


class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    ALIAS = 1
    def describe(self): return f"{self.name}={self.value}"
    @property
    def upper(self): return self.name.upper()


print(Color.RED, repr(Color.RED), Color(2), Color["RED"], Color.ALIAS is Color.RED, list(Color), Color.RED.describe(), Color.GREEN.upper, isinstance(Color.RED, Color), Color.RED in Color, len(Color), Color.__members__.keys(), hash(Color.RED) == hash("RED"), Color.RED == 1)
for f in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN, lambda: type("Sub", (Color,), {}), lambda: setattr(Color.RED, "value", 5), lambda: Color.nope, lambda: delattr(Color, "RED")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
print(Perm.R | Perm.W, Perm(7), ~Perm.R, Perm.R in Perm(5), bool(Perm(0)), list(Perm(6)), Perm.R ^ Perm.R)
class Num(enum.IntEnum):
    A = 1
    B = 2
print(Num.A + 1, Num.A < Num.B, Num.B == 2, [10, 20, 30][Num.B], f"{Num.A}", str(Num.B), sorted([Num.B, Num.A]))


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, compare=False, repr=False)
    total: int = field(init=False, default=0)
    def __post_init__(self): self.total = len(self.name)


a, b = Item("a"), Item("bb", 2.5, ["t"])
print(a, b, a < b, a == Item("a"), replace(a, name="zzz"), asdict(b), [f.name for f in fields(Item)], a.tags is Item("x").tags)
@dataclass(frozen=True, slots=True, kw_only=True)
class Fz:
    x: int
    y: int = 2
z = Fz(x=1)
print(z, hash(z) == hash(Fz(x=1)), Fz.__slots__)
for f in (lambda: setattr(z, "x", 5), lambda: Fz(1), lambda: Item(), lambda: delattr(z, "x"), lambda: exec("@dataclass\nclass Q:\n a: int = 1\n b: str", globals()), lambda: exec("@dataclass\nclass Q:\n a: list = []", globals()), lambda: a < 5):
    try: print(f())
    except (FrozenInstanceError, TypeError, ValueError) as e: print(type(e).__name__, e)
@dataclass
class Sub(Item):
    extra: int = 5
print(Sub("s", extra=6), Sub.__match_args__)
match Item("m", 3.0):
    case Item("m", price): print("matched", price)
