# Language reference 6.10: chains, membership, identity.
log = []


def n(x):
    log.append(x)
    return x


print(n(1) < n(2) < n(3), n(1) > n(2) < n(3), n(1) == n(1) == n(1) != n(2), log)
print(1 < 2 > 1, 1 < 2 == 2, 1 == 1 in [1], (1 in [1]) == True, 1 in [1] == True, not 1 in [2], 1 not in [2] in [[2]], 1 is 1 is not None)
print("a" in "abc", "" in "", "bc" in "abc", "d" not in "abc", b"a" in b"ab", 97 in b"a", 1 in {1: 2}, 2 in {1: 2}, 2 in {1: 2}.values(), (1, 2) in {1: 2}.items())
print(3 in range(5), 5 in range(5), 2.0 in range(5), 2.5 in range(5), "a" in range(5), 10**30 in range(10**31), None in [None], [] in [[]], () in ((),), 1 in (x for x in (0, 1)))
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], (1, "a") < (2, 3), (1, 2) == [1, 2], "a" < "B", "Z" < "a", "é" > "z", b"a" < b"b", "" < "a")
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1} >= set(), {1} > {2}, {1} == frozenset([1]), {1: 1, 2: 2} == {2: 2, 1: 1}, {1: [1]} == {1: [1]}, range(3) == range(0, 3, 1), range(0) == range(5, 5))
print(1 == 1.0 == True == (1 + 0j), 1 != 1.5, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > 1e308, -10**400 < -1e308, 10**400 < float("inf"), 0.1 + 0.2 == 0.3)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], [nan] == [nan], 1 < nan, nan <= nan, {nan: 1} == {nan: 1}, min(nan, 1) is nan, max(1, nan))
print(None == 0, None == False, None is None, 0 == "", [] == (), {} == [], set() == {}, "1" == 1, b"a" == "a", bytearray(b"a") == b"a", memoryview(b"a") == b"a", 1j == 1j, 1j != 2j)
a = []
b = a
print(a is b, a is not [], a is [], () is (), "ab" is not None, True is (1 == 1), type(1) is int)
for src in ("1 < 'a'", "1 < None", "[] < ()", "{} < {}", "{1} < [1]", "1j < 1", "'a' < b'a'", "'a' in b'a'", "1 in 'a'", "None in 'a'", "b'a' in 'a'", "300 in b'a'", "'a' in 1", "1 in None", "1 in 1",
            "[] in {1}", "[] in {1: 2}", "len < len", "int < int", "[1, 'a'] < [1, 2]", "[1] < [1, 'a']", "(1, None) < (1, 2)", "sorted([1, 'a'])", "max('a', 1)", "min([])", "max([1, None])", "slice(1) < slice(2)",
            "1 < 2 < 'a'", "3 < 2 < 'a'", "object() < 1", "... < ...", "range(3) < range(4)", "{}.keys() < {}.keys()", "{}.values() < {}.values()", "{1: 2}.keys() == {1}", "{1: 2}.keys() <= {1, 2}"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for src in ("x is 1", "x is not 'a'", "1 is x", "x is ()", "x is None", "x is -1", "'a' is 'a'", "x is 1.5", "x is b''", "x is [1]", "x is ...", "x is True", "x is (1, 2)", "x is y is 1", "x == 1 is 2"):
        compile(src, "<s>", "eval")
for w in seen:
    print(w.category.__name__, w.message)
