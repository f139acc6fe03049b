# Loops whose iterators are walked without calls: what they do at their end, when the sequence changes under them,
# and when somebody else holds the iterator.
xs = [1, 2, 3]
it = iter(xs)
for x in it:
    pass
xs.append(4)
print(list(it))

for make in (list, tuple, range):
    it = iter(make(3) if make is range else make("abc"))
    for x in it:
        print(x, end=" ")
    for x in it:
        print("not again")
    print(next(it, "end"))

xs = [1, 2, 3]
for i, x in enumerate(xs):
    if i < 3:
        xs.append(x * 10)
print(xs)

xs, ys = [1, 2, 3], [4, 5, 6, 7]
for a, b in zip(xs, ys):
    if len(xs) < 6:
        xs.append(a)
    print(a, b, end="; ")
print()

# The longer one, first or second, loses one item or none.
for first, second in (([1, 2, 3], [7]), ([7], [1, 2, 3])):
    x, y = iter(first), iter(second)
    for a, b in zip(x, y):
        print(a, b)
    print(list(x), list(y))
it = iter([1, 2, 3, 4, 5])
for a, b in zip(it, it):
    print(a, b)
print(list(it))
try:
    for a, b in zip([1, 2], [3], strict=True):
        print(a, b)
except ValueError as e:
    print(e)
for i, x in enumerate("ab", 2 ** 61 - 1):
    print(i, x)
for i, x in enumerate(["a", "b", "c"], 2 ** 61 - 2):
    print(i, x)

# One loop, many kinds of iterators.
def kinds():
    for c in ([1, 2], (3, 4), range(5, 7), {7: 0, 8: 0}, {9}, "ab", b"c", {1: 2}.values(), map(str, [1]), reversed([1, 2]), (x for x in "g")):
        for x in c:
            yield x


print(*kinds())
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print(e)


def stop():
    raise StopIteration


def fail(x):
    raise KeyError(x)


for x in map(lambda x: stop(), [1]):
    print("never")
print(list(map(lambda x: stop(), [1])), sum(map(lambda x: stop(), [1])))
for consume in (list, sum, max, any, tuple, set):
    try:
        consume(map(fail, [5]))
    except KeyError as e:
        print(consume.__name__, e)
    try:
        for x in map(fail, [6]):
            pass
    except KeyError as e:
        print(e)


class Odd:
    def __add__(self, other):
        raise StopIteration("from add")
    __radd__ = __add__


try:
    sum(iter([Odd(), Odd()]))
except StopIteration as e:
    print(e)

# Pairs that are kept are tuples of their own.
kept = []
for p in enumerate("abc"):
    kept.append(p)
for p in zip("abc", "def"):
    kept.append(p)
for p in {1: 2, 3: 4}.items():
    kept.append(p)
print(kept, list(enumerate("ab")), list(zip("ab", "cd")), list({5: 6, 7: 8}.items()))
z = zip("abcd", "efgh")
first = next(z)
second = next(z)
print(first, second, next(z), next(z))


# Comparison of texts in jumps.
def same(a, b):
    out = ""
    if a == b:
        out += "=="
    if a != b:
        out += "!="
    if not a == b:
        out += "not=="
    if a == "ab":
        out += " ab"
    if a != "ab":
        out += " notab"
    return out


class Text(str):
    def __eq__(self, other):
        return "odd"
    __hash__ = str.__hash__


for a in ("", "a", "ab", "a" + "b", "abcdefgh" * 4, "é", "aé", 5, 5.0, None, Text("q")):
    print(*(same(a, b) for b in ("", "ab", "a" + "bcdefgh" * 4, "abcdefgh" * 4, "é", 5, 5.0, Text("ab"))), sep="|")
print(same("x".join(["a", "b"])[::2], "ab"), same(2 ** 70, 2 ** 70), same(1.5, 1.5), same(2, 2.0), same(2.0, 2 ** 60))
