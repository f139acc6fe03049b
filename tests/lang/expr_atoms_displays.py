# Language reference 6.2: parenthesized forms, displays, comprehensions.
print((), (1,), (1, 2), (1), ((1)), type(()), type((1,)), (1, 2,), ([], {}))
print([], [1], [1, 2,], [*[1, 2], *"ab", *{}], [[]] * 2)
print({1}, {1, 1.0, True}, len({1, 2, 2}), {*[1], *(2,)}, {*()} == set())
print({}, {1: 2}, {1: "a", 1.0: "b", True: "c"}, {**{}, "a": 1, **{"a": 2, "b": 3}, "b": 4}, {1: 2, **{1: 3}}, {**{1: 3}, 1: 2})
order = []


def n(x):
    order.append(x)
    return x


{n(1): n(2), n(3): n(4), **{n(5): n(6)}, n(7): n(8)}
[n(9), *[n(10)], n(11)]
{n(12), *(n(13),)}
(n(14), n(15))[n(0)]
print(order)
print([x for x in range(5)], [x for x in range(10) if x % 2 if x > 2], [(x, y) for x in "ab" for y in range(2)], [x for x, in [(1,), (2,)]])
print({x % 3 for x in range(10)}, {k: v for k, v in zip("abc", range(3))}, {x: y for x in "ab" for y in "cd"}, {k.upper(): k for k in "ab" if k != "a"})
print([[y for y in range(x)] for x in range(4)], [x for x in [y for y in range(3)]], sum(x for x in range(5)), list(x for x in "ab" for y in "cd"))
print([x := 5, x + 1], [y for x in range(3) if (y := x * 2)], y, [lambda: i for i in range(2)][0](), [(lambda i=i: i)() for i in range(2)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in [(1, 2, 3)]], [b for a, *b in ["xyz"]], [c for (a, [b, c]) in [(1, [2, 3])]])
print([x for x in (1, 2) for x in (x, x * 10)], [i for i in range(2) for j in range(i)], [1 for _ in ()], [*(x for x in "ab")])
print([x if x else -1 for x in (0, 1)], [x for x in (1, 2, 3) if x != 2 or x == 3], [not x for x in (0, 1)])


class C:
    a = 5
    b = [i for i in range(a)]
    try:
        c = [a for i in range(2)]
        d = [a + i for i in range(2) if i < a]
    except NameError as e:
        print("class scope", e)


print(C.b)


def g():
    x = 10
    r = [x for x in range(3)]
    return x, r, [x + i for i in range(2)], {x: i for i, x in enumerate("ab")}, x


print(g())
for src in ("[x for x in 5]", "[1/0 for x in [1]]", "{[]: 1}", "{[]}", "{**1}", "{**[]}", "[*1]", "{*1}", "(*1,)", "[x for x, y in [1]]", "{x: [] for x in [[]]}",
            "[undefined for x in [1]]", "[x for x in [1] if undefined]", "[x for x in undefined]", "(x for x in 5)", "(x for x in undefined)", "next(1/0 for x in [1])"):
    try:
        print(src, eval(src) is not None)
    except Exception as e:
        print(src, "|", type(e).__name__, e)
