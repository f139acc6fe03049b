def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


text = "hello \xe9t\xe9 world"
for x in ("", "h", "hello", "\xe9", "\xe9t\xe9", "world", "worlds", "H", "\u20ac", text, text + "x", "o w", " \xe9"):
    print(ascii(x), x in text, x not in text, text.__contains__(x))
print("" in "", "a" in "", "a" in "a", "ab" in "b")
for x in (1, None, b"h", 1.5, ["h"]):
    show(lambda: x in text)
    show(text.__contains__, x)


class S(str):
    pass


class C(str):
    def __contains__(self, x):
        return "yes"


print(S("ell") in "hello", "ell" in S("hello"), "zz" in C("x"))
long = "ab" * 5000 + "c"
print("bc" in long, "ba" * 4000 in long, "cc" in long, "ab" * 5000 + "c" in long, "abc" in long)
print(("a" * 1000 + "b") in ("a" * 5000), ("a" * 1000 + "b") in ("a" * 5000 + "b"))
