# Functions that take items of iterators by short ways: what is not plain is still told, and in the same order.
def tell(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


class Odd:
    def __init__(self, v): self.v = v
    def __radd__(self, other): return ("radd", other, self.v)
    def __bool__(self): return self.v > 0
    def __eq__(self, other): return self.v == getattr(other, "v", other)
    def __lt__(self, other): return self.v < getattr(other, "v", other)
    __hash__ = None
    def __repr__(self): return f"Odd({self.v})"


for v in ({1: 1, 2: 2.5, 3: True}, {1: 2 ** 61 - 1, 2: 2 ** 61 - 1, 3: 1}, {1: 1, 2: "x"}, {}, {1: 0.1, 2: 0.2, 3: 0.3, 4: 1e16, 5: -1e16, 6: 7}):
    print(tell(sum, v.values()), tell(sum, v), tell(sum, list(v.values())), tell(max, v.values()), tell(min, v.values(), default="none"),
          any(v.values()), all(v.values()))
print(sum([0.1] * 10), sum([0.1] * 10 + [1]), sum([1, 0.1] * 5), sum([float("inf"), 1.0]), sum([1e308, 1e308, -1e308]))
print(tell(sum, {1, 2, 3}), tell(sum, (1, Odd(3))), any([0, 0.0, "", None, Odd(0)]), all([1, "a", Odd(1), Odd(0)]), any(map(Odd, [0, 5])))
xs = [1] * 100
print(all(x for x in xs), all(xs), any([None] * 200 + [Odd(1)]), all([True] * 200 + [None]))


class Shrinks:
    def __init__(self, l): self.l = l
    def __bool__(self):
        self.l.clear()
        return True


l = [1, 2, 3]
l.insert(1, Shrinks(l))
print(all(l), l)

# Calls of builtins, types and functions by map, filter, sort keys.
print(list(map(abs, [-1, 2.5, True])), tell(list, map(abs, [1, "x"])), list(map(len, ["", "ab"])), tell(list, map(len, [5])))
print(list(map(str.upper, ["a", "é"])), tell(list, map(str.upper, ["a", 5])), list(map(str.strip, [" a "])), list(map(str, [1, 2.5])), list(map(int, ["1", " 2 "])))
print(list(map(pow, [2, 3], [3, 2])), tell(list, map(pow, [2], ["x"])), list(map(divmod, [7], [2])), list(map(max, [1, 5], [3, 2])), list(map(lambda a, b, c: a + b + c, [1], [2], [3])))
print(list(map(min, [1, 2, 3], [3, 1])), list(map({1: 2}.get, [1, 5])), list(map([].append, [1])), list(map("a{}".format, [1])))
one, two = iter([1, 2, 3]), iter([1])
print(list(map(lambda a, b: (a, b), one, two)), list(one), tell(list, map(lambda: 0, [1])), tell(map, abs))
for _ in range(3):
    print(sorted("bca", key=str.lower), sorted([3, -1, 2], key=abs), sorted(["bb", "a"], key=len), tell(sorted, [1, "a"], key=len))

from operator import itemgetter
print(itemgetter(1)((1, 2)), itemgetter(-1)([1, 2]), tell(itemgetter(2), (1, 2)), itemgetter(True)([1, 2]), itemgetter(0, 1)([1, 2]),
      itemgetter("a")({"a": 1}), tell(itemgetter("a"), [1]), tell(itemgetter(0), 5), tell(itemgetter(0)), tell(itemgetter(0), 1, 2))


class L(list):
    def __getitem__(self, i): return ("L", i)


print(itemgetter(0)(L([1])))

# Sequences compared: equal fronts, floats that are no numbers, items that decide for themselves.
nan = float("nan")
print([nan] == [nan], [nan] == [float("nan")], (0.0,) == (-0.0,), [1] == [1.0], [1, 2.0, "a" * 50] == [1.0, 2, "a" * 50], ["a", "b"] == ["a", "c"])
print((1, 2) < (1, 3), [1, "a"] < [1, "b"], (1, 2) < (1, 2, 0), [0.0] < [-0.0], [Odd(1), 2] == [1, 2], [1, Odd(1)] < [1, Odd(2)], tell(lambda: [1, "a"] < [1, 5]))
print([1] * 20000 == [1] * 20000, [1] * 20000 + [2] == [1] * 20000 + [3], [1] * 20000 + [2] < [1] * 20000 + [3])

# Texts in texts, texts to sequences and back.
for part in ("", "a", "bc", "ab" * 40, "é", "cé", "x"):
    print(part in "abcé", part in "ab" * 50, part in "", part not in "abc", "y" if part in "aeiou" else "n", end="; ")
print(tell(lambda: 5 in "abc"), tell(lambda: None not in "abc"))
print(list("aéb"), list("hello"), tuple("abc"), tuple("é"), sorted("hello"), sorted(set("hello")), list(""), ["x", *"ab"])
print(list(reversed("abé")), "".join(reversed("hello")), list(reversed((1, 2))), list(reversed("")), list(reversed(range(3))))
r = reversed("abc")
print(next(r), r.__length_hint__(), list(r), next(r, "end"))
for n in range(1, 40):
    text = "x" * n + "needle" + "nee" * 20
    assert text.find("needle") == n and text.find("needlf") == -1 and text.count("nee") == 21 and text.find("le") == n + 4
    assert ("ab" * n).find("ba") == (1 if n > 1 else -1) and ("a" * n).find("aa") == (0 if n > 1 else -1), n
    assert text.replace("needle", "") == "x" * n + "nee" * 20

# Dicts of pairs.
print(dict(zip("abc", [1, 2])), dict(enumerate("ab")), dict({1: 2}.items()), dict(zip([1, 1], "ab")), tell(dict, zip([[]], [1])), tell(dict, zip([1], [2], [3])))
print(tell(dict, zip([1, 2], [3], strict=True)), dict(zip([1, 2], [3, 4]), a=5), tell(dict, zip("ab", (1 / 0 for _ in "x"))))
d = {}
d.update(zip("ab", range(2)))
d.update(enumerate("xy"))
print(d)

# Comprehensions make room ahead.
print([x for x in range(5)], [x for x in []], [y for y in enumerate((1, 2))], [a + b for a, b in zip([1, 2], [3, 4, 5])], [a for a, in zip([1])],
      [x for x in "abc"], [x for x in iter([1, 2])], [x for x in enumerate(enumerate([5]))], [x for x in zip([1, 2, 3], "a")])
xs = [1, 2]
print([xs.append(x) or x if len(xs) < 9 else x for x in xs])
print([xs.clear() or x for x in xs])

# Formats of ints.
for spec in ("", "d", "5", "<5", ">5", "^5", "05", "<05", "=5", "<<5", "0", "00", "010", "5d", "^06d", "+5", " 5", "99", "100", "5,", "x", "05x", ".2f", "é5", "*^7", "-5", "0=5", "5s", "<", "12345678901234567890"):
    print(repr(spec), *(tell(format, v, spec) if not spec.startswith("1234") else "big" for v in (0, 7, -42, 123456, True)), sep="|")
