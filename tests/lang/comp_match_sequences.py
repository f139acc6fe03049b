# Language reference 8.6.4.8: sequence patterns.
from collections import deque, namedtuple
import array


def seq(x):
    match x:
        case []: return "empty"
        case [1]: return "just one"
        case [a]: return f"single {a!r}"
        case (1, 2): return "one two"
        case [x, *_, y] if x == y: return "same ends"
        case 3, *rest: return f"three then {rest}"
        case [*init, 9]: return f"{init} then nine"
        case [[a, b], c]: return f"nested {a} {b} {c}"
        case [a, *mid, z]: return f"{a} {mid} {z}"
        case _: return "no sequence"


P = namedtuple("P", "x y")
for x in ([], (), [1], (5,), [1, 2], (1, 2), [4, 0, 4], [3, 1, 2], [1, 9], [[1, 2], 3], "ab", b"ab", {1, 2}, {1: 2}, range(3), range(0), deque([1]), iter([1]), P(7, 8), bytearray(b"ab"), memoryview(b"ab"), array.array("i", [1, 2]), [None], 5, None, [3], (9,)):
    print(type(x).__name__, seq(x))


def stars(x):
    match x:
        case [*all_]: return all_


print(stars((1, 2)), stars("ab"), stars(range(2)), stars(deque("xy")))
match [1, 2, 3, 4]:
    case [first, second, *_]: print(first, second)
match (1, 2, 3):
    case (a, b, c,): print(a + b + c)
match [1]:
    case a,: print(a)
match [[], [[]]]:
    case [[], [[]]]: print("nested empties")
match [1, 2]:
    case [int(), str()] | [str(), int()] | [int(), int()]: print("typed")
match [0, [1, [2, [3, [4]]]]]:
    case [a, [b, [c, [d, [e]]]]]: print(a, b, c, d, e)
match ["go", "north"]:
    case ["go", ("north" | "south") as d]: print(d)


class Boom(list):
    def __len__(self): raise ValueError("len")


try:
    match Boom():
        case [a]: pass
except ValueError as e:
    print(e)
