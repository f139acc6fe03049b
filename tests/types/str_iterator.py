def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


it = iter("a\xe9\u20ac")
print(type(it).__name__, it.__length_hint__(), ascii(next(it)), it.__length_hint__())
print(ascii(it.__reduce__()), ascii(list(it)), it.__length_hint__())
show(next, it)
print(next(it, "default"), it.__reduce__())
it = iter("abcdef")
it.__setstate__(3)
print(list(it))
it = iter("abc")
it.__setstate__(-5)
print(next(it))
it.__setstate__(100)
print(list(it))
it = iter("abc")
show(it.__setstate__, "x")
print(iter(it) is it, hasattr(it, "__next__"))
show(type(it))
print(list(iter("")))
print([c for c in ""], [*"xyz"], tuple("pq"), set("aab") == {"a", "b"}, dict(zip("ab", "cd")))
a, b, *c = "unpack"
print(a, b, c)


def wrong():
    x, y = "abc"


show(wrong)
print(list(enumerate("ab")), list(zip("ab", "c")), max("hello"), min("hello"), sorted("hello"))
print(list(map(ord, "a\xe9\u20ac\U0001f600")), "".join(reversed("abc")))


class S(str):
    def __iter__(self):
        return iter(["over", "ridden"])


print(list(S("abc")), "-".join(S("abc")), S("abc")[0])
