# The match statement: every kind of pattern.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bare:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Color:
    RED = 1
    GREEN = 2


def kind(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case Color.RED:
            return "red"
        case 1 + 2j:
            return "complex"
        case "a" | "b" as letter:
            return "letter " + letter
        case "x" "y":
            return "xy"
        case b"bytes":
            return "bytes"
        case []:
            return "empty"
        case [1]:
            return "one"
        case [x, 2]:
            return "pair", x
        case (first, *rest) if len(rest) > 3:
            return "long", first, rest
        case [first, *_, last]:
            return "ends", first, last
        case {"type": "t", "v": value}:
            return "typed", value
        case {"k": [a, b], **others}:
            return "dict", a, b, others
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0):
            return "y axis"
        case Point(x, y=y):
            return "point", x, y
        case Bare(name=str(n), age=int() | None):
            return "bare", n
        case int(n):
            return "int", n
        case float():
            return "float"
        case str(s) if s.startswith("s"):
            return "s-string"
        case set() | frozenset():
            return "set"
        case _:
            return "other"


for v in (None, True, 0, -1, -2.5, 1, 1 + 2j, "a", "xy", b"bytes", [], [1], [5, 2], (1, 2, 3, 4, 5), [1, 2, 3], (7,),
          {"type": "t", "v": 3}, {"k": [1, 2], "z": 3}, {}, {"other": 1}, Point(0, 0), Point(0, 1), Point(2, 3),
          Bare(name="n", age=1), Bare(name="n", age="x"), Bare(name=1), 17, 2.5, "string", "other", {1}, frozenset(),
          object(), bytearray(b"x"), range(3), iter([])):
    print(type(v).__name__, kind(v))


def binding(v):
    match v:
        case [a, b] | {"a": a, "b": b}:
            return a, b
    return "none"


print(binding([1, 2]), binding({"a": 3, "b": 4}), binding(5))


def nested(v):
    match v:
        case {"items": [Point(x=x1), {"deep": (_, [*inner])}]}:
            return x1, inner
        case [[a, [b, [c]]], *_]:
            return a, b, c
    return None


print(nested({"items": [Point(1, 2), {"deep": (0, [1, 2])}]}), nested([[1, [2, [3]]], 4]), nested(1))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
try:
    match 5:
        case Bare(1):
            pass
        case 5:
            print("no instance: no check")
    match Bare():
        case Bare(1):
            pass
except TypeError as e:
    print(e)
try:
    match Point(1, 2):
        case Point(1, x=1):
            pass
except TypeError as e:
    print(e)
nothing = 5
try:
    match 5:
        case nothing():
            pass
except TypeError as e:
    print(e)


class BadArgs:
    __match_args__ = 5


class BadArgs2:
    __match_args__ = (5,)


for cls in (BadArgs, BadArgs2):
    try:
        match cls():
            case cls(1):
                pass
    except TypeError as e:
        print(e)


class Get(dict):
    def get(self, k, d=None):
        print("get", k)
        return super().get(k, d)


match Get(a=1):
    case {"b": 1}:
        print("no")
    case {"a": 1}:
        print("yes")
k = "key"


class Keys:
    A = "key"
    B = "key"


try:
    match {"key": 1}:
        case {Keys.A: 1, Keys.B: 2}:
            pass
except ValueError as e:
    print(e)


def guard(v):
    match v:
        case x if x > 10:
            return "big", x
        case x if x < 0:
            return "neg", x
        case x:
            return "small", x


print(guard(11), guard(-1), guard(5))


def loop(values):
    out = []
    for v in values:
        match v:
            case 0:
                continue
            case 9:
                break
            case n:
                out.append(n)
    return out


print(loop([1, 0, 2, 9, 3]))
match 1, 2:
    case a, b:
        print(a, b)
match "str":
    case [*_]:
        print("sequence")
    case str():
        print("str is no sequence")
from collections import deque
match deque([1, 2]):
    case [a, b]:
        print("deque", a, b)
    case _:
        print("no")
