# Short ways of common operations: small values and large, exact types and subclasses, at the edges between them.
class Text(str):
    def __str__(self):
        return "Text!"

    def __format__(self, spec):
        return "<" + spec + ">"


class Number(int):
    def __str__(self):
        return "Number!"

    def __format__(self, spec):
        return "n" + spec


edges = [0, 1, -1, 9, 10, -10, 99, 100, 2 ** 61 - 1, -2 ** 61, 2 ** 61, 2 ** 63, -2 ** 64, 10 ** 18, 10 ** 19, -10 ** 18]
for i in edges:
    print(f"{i}", f"<{i}>", f"{i}{i}", "%d" % i, "%s" % i, "%d|%s" % (i, i), "%i%%" % i)
print(f"{True}{None}{1.5}{'x'}{Text('t')}{Number(3)}", "%s %s %d" % (Text("t"), Number(3), Number(4)), "%s" % "ä")
print("%s-%s" % ("a", 1), "%(a)s %(b)d" % {"a": "x", "b": 5}, "%s" % (("t",),), "%5d|%-5d|%05d" % (1, 2, 3))
for format, args in (("%d", "x"), ("%s %s", "a"), ("%s", ("a", "b")), ("%d %d", (1,)), ("%", 1), ("%s %", "a")):
    try:
        print(format % args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

s, l, t, u = "hello world", list(range(8)), tuple(range(8)), "häßlich"
print(s[1:4], s[:5], s[-3:], s[4:2], s[:100], s[-100:3], s[::2], s[::-1], s[5:1:-1], u[1:3], u[:-1], u[::-1])
print(l[1:4], l[:0], l[-2:], l[6:100], l[::-1], l[1:7:3], t[2:5], t[:], t[::-1], t[-1:], t[:] is t)
print(Text("abcdef")[1:3], type(Text("abc")[:]).__name__, "ab"[0:1], ""[0:1], "x"[:1] is "x"[:1])

d = {"a": 1}
print(d.get("a"), d.get("b"), d.get("b", 2), d.pop("b", 3), d.setdefault("c"), d, "a,b".split(), " x ".strip(), "a-b".split("-", 1))
for call in (lambda: d.get(), lambda: d.get(1, 2, 3), lambda: "a".strip(1, 2), lambda: "a".startswith()):
    try:
        call()
    except TypeError as e:
        print(e)

counts = {}
for k in [1, True, 1.0, "1", 2 ** 61, -2 ** 62, (1, 2), None, 1, "1", (1, 2)] + list(range(40)) + ["k%d" % i for i in range(40)]:
    counts[k] = counts.get(k, 0) + 1
print(len(counts), counts[1], counts["1"], counts[1, 2], counts["k39"], list(counts)[:6])
long = ["a long key of more than sixteen bytes %d" % i for i in range(30)]
table = {k: i for i, k in enumerate(long)}
print(all(table["a long key of more than sixteen " + "bytes %d" % i] == i for i in range(30)), "a long key of more than sixteen bytes" in table)

print("-".join(["a", "bc", "", "d"]), ",".join(["x"]), "".join(["é", "a"]), ", ".join("abc"), "|".join(("p", Text("q"))), "é".join("ab"))
for bad in (["a", 1], [None], ("a", b"b")):
    try:
        "-".join(bad)
    except TypeError as e:
        print(e)
for text in ("", "a", "Az[`{@", "HELLO wOrLd", "exactly8", "MORE THAN EIGHT letters!", "\x00\x7f~Zz"):
    print(repr(text.upper()), repr(text.lower()), repr(text.casefold()), repr(text.capitalize()))

a, b = set(range(30)), set(range(0, 60, 3))
words, more = {"w%d" % i for i in range(12)}, {"w%d" % i for i in range(6, 18)}
for x, y in ((a, b), (words, more), (a, words), (a, set()), (frozenset(a), b), (a, a), ({(1, 2), 1.0}, {(1, 2), 1})):
    print(len(x & y), len(x | y), len(x - y), len(x ^ y), sorted(map(str, x & y))[:4], type(x & y).__name__, x <= y, x.isdisjoint(y))
