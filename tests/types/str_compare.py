def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


words = ["", "a", "A", "b", "ab", "aa", "a\x00", "\x7f", "\x80", "\xe9", "\u20ac", "\ud800", "\udfff", "\ue000",
         "\uffff", "\U00010000", "\U0010ffff"]
for a in words:
    print(ascii(a), "".join("<" if a < b else ">" if a > b else "=" for b in words),
          "".join("01"[a <= b] for b in words), "".join("01"[a >= b] for b in words))
print([ascii(w) for w in sorted(words, reverse=True)])
for other in (1, None, b"a", ["a"]):
    print("a" == other, "a" != other)
    show(lambda: "a" < other)
    show(lambda: other >= "a")
print("abc".__eq__(1), "abc".__lt__("abd"), "abc".__ge__(None), "abc".__ne__("abc"))
print(hash("abc") == hash("ab" + "c"), hash("") == 0, hash("\xe9") == hash("caf\xe9"[-1]), {"a": 1}["a"])


class S(str):
    pass


class Other(str):
    def __eq__(self, other):
        return "custom"

    __hash__ = str.__hash__


print(S("a") == "a", "a" == S("a"), hash(S("a")) == hash("a"), {S("a"): 1}["a"], S("a") < "b", S("b") > S("a"))
print(Other("x") == "y", "y" == Other("x"), Other("x") != "y", hash(Other("x")) == hash("x"))


class NoHash(str):
    def __eq__(self, other):
        return True


show(hash, NoHash("x"))
a = "".join(["he", "llo"])
b = "hello"
print(a == b, a is b, a in {b: 1}, [b].index(a), (a, b).count("hello"))
