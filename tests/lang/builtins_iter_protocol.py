# iter with a sentinel, next with a default, reversed, enumerate, zip, map, filter.
it = iter([1, 2].pop, 1)
print(list(it), list(iter(lambda l=[3, 2, 1]: l.pop(), 3)), next(iter([]), "d"), next(iter([5]), 0))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), list(zip("abc", [1, 2])), list(zip()), list(zip("a")), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str, [1])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2])))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items())))
print(list(zip("ab", "cd", strict=True)))
for f in (lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("ab", "cd", "e", strict=True)), lambda: zip(1), lambda: zip("a", nope=1), lambda: map(), lambda: map(len), lambda: list(map(len, [1])), lambda: filter(), lambda: filter(1, 2), lambda: list(filter(1, [1])), lambda: enumerate(), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: iter(), lambda: iter(5), lambda: iter(5, 6), lambda: next(), lambda: next([]), lambda: next(iter([])), lambda: reversed(5), lambda: reversed({1}), lambda: iter([], 1),
          lambda: sum(["a"]), lambda: sum("ab"), lambda: sum([[1]], []), lambda: sum([b"a"], b""), lambda: sum([1], "a"), lambda: min(), lambda: min([]), lambda: min([], default=5), lambda: min(1), lambda: min(1, "a"), lambda: max("ab", "c", key=len), lambda: max([1], key=5), lambda: max(1, 2, default=3), lambda: any(5), lambda: all([1, 0]), lambda: sorted([3, 1, 2], key=lambda x: -x), lambda: sorted("ba", reverse=1), lambda: sorted([1, "a"]), lambda: sorted(5), lambda: list(5), lambda: tuple(5), lambda: set(5), lambda: dict(5), lambda: dict([(1, 2)], a=3), lambda: dict([[1]]), lambda: len(5), lambda: list(range(0, 10, 3)), lambda: range(1, 2, 0), lambda: range(1.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2


print(list(reversed(Seq())), list(Seq.__getitem__(None, i) for i in range(2)))


class Rev:
    def __reversed__(self): return "reversed!"


class NoRev:
    __reversed__ = None
    def __len__(self): return 0
    def __getitem__(self, i): return 0


print(reversed(Rev()))
try: reversed(NoRev())
except TypeError as e: print(e)
i = iter([1, 2, 3])
print(next(i), i.__length_hint__(), list(i), i.__length_hint__())
d = {1: 1}
i = iter(d)
d[2] = 2
try: next(i)
except RuntimeError as e: print(e)
l = [1, 2, 3]
i = iter(l)
next(i)
l.clear()
print(list(i), list(i))
l.append(9)
print(list(i))
m = map(lambda x: 1 / x, [1, 0, 2])
print(next(m))
try: next(m)
except ZeroDivisionError as e: print(e)
print(next(m), list(m))
z = zip(iter([1, 2, 3]), [1])
print(list(z))
class StopEarly:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 3: raise StopIteration
        return self.n
s = StopEarly()
print(list(s), next(s), [*s][:0] == [] if False else "goes on")
