def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print("a" + "b", "" + "x", "x" + "", "\xe9" + "a" == "\xe9a")
for other in (1, None, b"b", 1.5, ["a"], object):
    show(lambda: "a" + other)
    show(lambda: other + "a")


class Add:
    def __radd__(self, other):
        return ("radd", other)

    def __add__(self, other):
        return ("add", other)

    def __rmul__(self, other):
        return ("rmul", other)


class Declines:
    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented


print("a" + Add(), Add() + "a", "a" * Add())
show(lambda: "a" + Declines())
show(lambda: "a" * Declines())
for n in (0, 1, 3, -1, True, False, -2**62):
    print(repr("ab" * n), repr(n * "ab"), repr("\xe9" * n) == repr("\xe9" * n))
for n in (1.5, "b", None, [1], 10**30, 2**62, b"x", {}):
    show(lambda: "ab" * n)
    show(lambda: n * "ab")
print(repr("" * 10), "x" * 70, "" * (2**62) == "")
show("a".__add__, 1)
show("a".__mul__, 3)
show("a".__rmul__, 3)
print("__radd__" in dir(str), "__iadd__" in dir(str))


class I:
    def __index__(self):
        return 3


print("xy" * I(), I() * "xy")


class S(str):
    def __add__(self, other):
        return "S+" + str(other)

    def __radd__(self, other):
        return other + "+S"


print(S("x") + "y", "y" + S("x"), S("x") + S("y"))
s = t = "abc"
s += "d"
print(s, t)
s *= 2
print(s, t)
s = ""
for i in range(1000):
    s += str(i)
print(len(s), s[:20], s[-10:], hash(s) == hash("".join(map(str, range(1000)))))


def bad():
    s = "a"
    s += 1


show(bad)
