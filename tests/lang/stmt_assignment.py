# Language reference 7.2: targets, starred targets, order, errors.
a = b = c = [0]
print(a is b is c)
x, y = 1, 2
x, y = y, x
(x), [y] = x, [y]
print(x, y)
[a, b], c = "ab", 3
(d, (e, [f])) = 1, (2, [3])
print(a, b, c, d, e, f)
first, *rest = range(4)
*init, last = "abc"
l, *m, r = 1, 2
[*all_] = (1, 2)
*only, = "xy"
(h, *t), *u = [1, 2, 3], 4, 5
print(first, rest, init, last, l, m, r, all_, only, h, t, u)


class O:
    pass


o = O()
o.x, o.y = 1, 2
li = [0, 0, 0]
li[0], li[1:], o.z = 1, [2, 3, 4], 5
print(o.__dict__, li)
i = 0
i, li[i] = 1, "at 1"
print(li)
[] = ()
() = []
for i, li[i] in enumerate("ab"):
    pass
print(li)
x = x, y = 1, 2
print(x, y)
it = iter([1, 2, 3])
p, q, s = it
print(p, q, s, {k: v for k, v in [(1, 2)]})
for n, (a, *b) in [(1, "xyz"), (2, (4,))]:
    print(n, a, b)
for src in ("a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, b, *c = 1,", "a, *b, c = 1,", "[a] = []", "() = 1,", "[] = 'x'", "a, b = None", "a, b = {1: 2}", "a, b = iter([1])", "(a, b), c = 1, 2",
            "x.y = 1", "x[0] = 1", "None.x = 1", "a, b = 'abc'", "*a, b = ()", "a, b = range(5)", "a, = 5", "(1).x = 2", "undefined.x = 1", "undefined[0] = 1", "undefined += 1", "a, b = lambda: 0",
            "a, b = iter(range(10**9))", "[a, b] = {1, 2, 3}", "*a, = 5", "for a, b in [1]: pass", "for a, b in [(1,)]: pass", "a = b, c = 1, 2, 3"):
    try:
        exec(src, {"x": 5})
        print("fine", src)
    except Exception as e:
        print(src, "|", type(e).__name__, e)


class Bad:
    def __iter__(self):
        yield 1
        raise KeyError("mid")


try:
    a, b = Bad()
except KeyError as e:
    print("KeyError", e)
SOURCES = ["1 = x", "'a' = x", "f() = 1", "a + b = 1", "-a = 1", "None = 1", "... = 1", "a, 1 = x", "(a, b()) = x", "[a, 1] = x", "{a} = 1", "{} = 1", "{a: b} = 1", "*a = 1", "*a, *b = 1", "(*a) = 1", "(*a), b = 1",
           "**a = 1", "a = *b", "a = *b,", "a = *b, c", "a = b = 1 = c", "a = 1 = b", "a, b += 1", "(a, b) += 1", "[a] += 1", "(a) += 1", "a.b += 1", "a[0] += 1", "f() += 1", "1 += a", "a += b += c", "a += b = c",
           "a = b += c", "a = yield", "a == b = c", "a if b else c = 1", "lambda: 0 = 1", "not a = 1", "a < b = c", "`a` = 1", "f'{a}' = 1", "(a) = 1", "((a)) = 1", "(a,) = 1", "((a, b)) = 1", "[(a)] = 1", "[[a], b] = 1",
           "a.b.c = 1", "a().b = 1", "a[0][1] = 2", "(a.b) = 1", "(a)[0] = 1", "a = ", "= a", "a =", "a = b c", "a b = 1", "True = 1", "__debug__ = 1", "a.__debug__ = 1", "a, __debug__ = 1", "x = (yield) = 1", "await a = 1",
           "a! = 1", "a = =b", "a: = 1", "(a := 1) = 2", "a for b in c = 1", "[a for b in c] = 1", "print 1", "print a", "exec 'a'", "print(a) = 1", "a, b = c, d = e, f", "*a, b, *c = d", "[*a, *b] = c", "a[*b] = c", "a[*b,] += c"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "|", e.msg, (e.offset, e.end_offset))
