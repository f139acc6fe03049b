# Sorting by keys of one kind, each of which takes its own way: the order and stability must be the same everywhere.
from functools import cmp_to_key


def by_comparison(items, key=lambda v: v):
    less = lambda a, b: -1 if key(a) < key(b) else 1 if key(b) < key(a) else 0
    return sorted(items, key=cmp_to_key(less))


def numbers(n, below, seed=7):
    out = []
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        out.append((seed >> 33) % below)
    return out


def check(name, items, key=lambda v: v):
    expected = by_comparison(items, key)
    print(name, sorted(items, key=key) == expected, sorted(items) == by_comparison(items) if key(1) == 1 else "",
          sorted(items, key=key, reverse=True) == sorted(expected, key=lambda v: 0, reverse=True) or
          [key(v) for v in sorted(items, key=key, reverse=True)] == [key(v) for v in reversed(expected)])


r = numbers(200, 50)
check("pairs of ints", [(a, b) for a, b in zip(r, numbers(200, 9, 3))])
check("floats", [(a / 4, -b) for a, b in zip(r, numbers(200, 5, 9))])
check("texts first", [("k%d" % a, i) for i, a in enumerate(r)])
check("lists", [[a % 7, b] for a, b in zip(r, numbers(200, 4, 5))])
check("lists of lists", [[[a % 3], b] for a, b in zip(r, numbers(200, 4, 5))])
check("different lengths", [tuple(range(a % 5)) for a in r])
prefixes = ["", "a", "common", "common prefix", "common prefix that goes on for more than one hundred and twenty-eight bytes " * 2]
check("long texts", [prefixes[a % 5] + chr(97 + b) * (b % 4) for a, b in zip(r, numbers(200, 26, 11))])
check("texts with zeros", ["same8chr" + "\0" * (a % 12) + ("z" if b else "") for a, b in zip(r, numbers(200, 2, 13))])
check("not ASCII", ["ä" * (a % 5) + chr(0x20 + b * 97) for a, b in zip(r, numbers(200, 300, 17))])

print(sorted(range(20), key=lambda v: v % 3 == 0))
print(sorted(range(20), key=lambda v: v % 3 == 0, reverse=True))
print(sorted([True, False, True], key=lambda v: v), sorted([3, True, 0, False, 2], key=lambda v: v))
print(sorted([(0.0, 2), (-0.0, 1), (0, 0), (False, 3)]), sorted([[1, 2.5], [True, 2], [1.0, 3]]))
nan = float("nan")
print(sorted([(nan, 2), (nan, 1)]), sorted([(1, "b"), (1, "a"), (0, None)], key=lambda v: v[:1]))


class Odd(int):
    def __lt__(self, other):
        return int(self) > int(other)


print(sorted([Odd(1), Odd(3), Odd(2)]), sorted([[Odd(1)], [Odd(3)], [Odd(2)]]), sorted([(Odd(1), 1), (Odd(2), 0)]))
for bad in ([(1, "a"), (1, 2)], [[1], [None]], [(1,), [1]]):
    try:
        sorted(bad)
    except TypeError as e:
        print(e)
