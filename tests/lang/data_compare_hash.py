# Language reference 3.3.1: rich comparison and hashing.
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        print("eq", end=" ")
        return self.v == o.v if isinstance(o, V) else NotImplemented

    def __lt__(self, o):
        print("lt", end=" ")
        return self.v < o.v if isinstance(o, V) else NotImplemented


a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b)
print(a == 1, 1 == a, a != 1)
for src in ("a < 1", "1 < a", "a <= b", "a >= b", "a > 1", "[a] < [b]", "a in [b, a]", "sorted([b, a])[0] is a", "max(a, b) is b", "hash(a)",
            "{a}", "(a, 1) == (a, 1)", "[a] == [V(1)]"):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)
print(V.__hash__)


class H(V):
    __hash__ = V.__hash__


class H2(V):
    def __hash__(self):
        return hash(self.v)


print(hash(H2(1)) == hash(1), {H2(1): "x"}[H2(1)])
try:
    hash(H(1))
except TypeError as e:
    print(e)


class Log:
    def __init__(self, n):
        self.n = n

    def _cmp(name):
        def f(self, o):
            print(self.n + name, end=" ")
            return NotImplemented
        return f
    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = map(_cmp, ("==", "!=", "<", "<=", ">", ">="))


class SubLog(Log):
    def __gt__(self, o):
        print("sub>", end=" ")
        return "reflected first"


x, y, s = Log("x"), Log("y"), SubLog("s")
for src in ("x == y", "x != y", "x < y", "x <= y", "x > y", "x >= y", "x < s", "s < x", "x == x", "x is x", "x < 1", "1 < x"):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)


class Truthy:
    def __eq__(self, o):
        return [o]

    def __lt__(self, o):
        return 0

    def __bool__(self):
        raise ValueError("no truth")


print(Truthy() == 3, Truthy() != 3, Truthy() < 1, 5 == Truthy())
print(float("nan") == float("nan"), (n := float("nan")) in [n], 1 < 2.5 < 10**30, 1 == True, "a" == b"a")
print(1 < 2 < 3 > 2 != 5, (1, 2) < (1, 2, 3), [1, [2]] < [1, [3]], "a" < "b", {1} < {1, 2}, {1: 1} == {1: 1.0})
for src in ("1 < 'a'", "[] < ()", "None < None", "{} < {}", "1j < 2j", "object() < object()", "int < str", "slice(1) < slice(2)", "range(1) < range(2)"):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)


class HashBig:
    def __hash__(self):
        return 2 ** 61

    def __eq__(self, o):
        return True


print(hash(HashBig()), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(0.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(1j))


class NoEq:
    __hash__ = None


try:
    {NoEq()}
except TypeError as e:
    print(e)
