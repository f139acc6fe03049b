# Language reference 8.6: literal, value, capture, wildcard, or, as and guard patterns.
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class NS:
    ONE = 1
    class deep: TWO = 2


def lit(x):
    match x:
        case 0 | -1: return "zero or minus one"
        case 1.5: return "float"
        case -2.5 | 1 + 2j | -1 - 0.5j: return "negative float or complex"
        case "a" "b": return "concatenated"
        case b"x": return "bytes"
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case Color.RED: return "red"
        case NS.deep.TWO: return "two"
        case [] | {}: return "empty"
        case str() | bytes() as s: return "other text " + repr(s)
        case _: return "other"


for x in (0, -1, 1.5, -2.5, 1 + 2j, -1 - 0.5j, "ab", b"x", None, True, False, Color.RED, Color.GREEN, 2, 2.0, [], {}, {1: 1}, "zz", b"", 1, 0.0, (), set()):
    print(repr(x), lit(x))


def guards(x):
    match x:
        case n if n < 0: return "negative"
        case n if (m := n * 2) > 10: return f"big {m}"
        case 0 if print("guard runs"): return "never"
        case (1 | 2) as n: return f"small {n}"
        case n: return f"rest {n}"


print([guards(x) for x in (-1, 6, 0, 2, 4)])


class Eq:
    def __init__(self, log): self.log = log
    def __eq__(self, o):
        self.log.append(o)
        return o == 3


log = []
match Eq(log):
    case 1: print("one")
    case 2 | 3: print("two or three")
print(log)
match 1, 2:
    case 1, y: print("tuple subject", y)
match *[1], 2:
    case [*z]: print(z)
match 5:
    case int(x) | str(x): print(x)
match (w := 3):
    case _ if w == 3: print("walrus subject", w)
match -0.0:
    case 0: print("minus zero")
match "x":
    case "y": pass
print("no case matched")
match 1:
    case x: pass
print(x)


def unbound():
    match 1:
        case 2 as q: pass
    try:
        q
    except UnboundLocalError as e:
        print(e)


unbound()
match [1, [2, 3]]:
    case [a, [b, c] as inner] as whole: print(a, b, c, inner, whole)
for i in range(3):
    match i:
        case 0: continue
        case 1: pass
        case _: break
print(i)
