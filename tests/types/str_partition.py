def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for text in ("", "a", "a-b", "a-b-c", "-", "--", "a--b", "\xe9-\u20ac-x", "abc"):
    for sep in ("-", "--", "abc", "b", "\xe9", "x"):
        print(ascii(text), ascii(sep), ascii(text.partition(sep)), ascii(text.rpartition(sep)))
for bad in ("", 1, None, b"-"):
    show("a-b".partition, bad)
    show("a-b".rpartition, bad)
show("a".partition)
show("a".partition, "a", "b")


class S(str):
    pass


for p in (S("a-b").partition("-"), S("ab").partition("-"), S("ab").rpartition("-"), "a-b".partition(S("-"))):
    print(p, [type(x).__name__ for x in p])
s = "nothing"
print(s.partition("-")[0] is s, s.rpartition("-")[2] is s)
for text in ("prefix-body-suffix", "", "body", "prefix-", "-suffix", "prefix-suffix", "pre", "\xe9x"):
    print(ascii(text), ascii(text.removeprefix("prefix-")), ascii(text.removesuffix("-suffix")), ascii(text.removeprefix("")),
          ascii(text.removesuffix("")), ascii(text.removeprefix("\xe9")), ascii(text.removesuffix("x")))
for bad in (1, None, b"a", ("a",)):
    show("abc".removeprefix, bad)
    show("abc".removesuffix, bad)
show("abc".removeprefix)
print(s.removeprefix("x") is s, type(S("abc").removeprefix("x")), type(S("abc").removesuffix("c")))
