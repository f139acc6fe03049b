def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print(",".join([]), ",".join(["a"]), ",".join(["a", "b", "c"]), "".join("abc"), "-".join("abc"), ", ".join(("x", "y")))
print("\xe9".join(["a", "\u20ac", ""]) == "a\xe9\u20ac\xe9", "".join([]) == "", "ab".join(iter(["1", "2"])), "+".join({"k": 1}))
print("-".join(c * 2 for c in "abc"), "".join(str(i) for i in range(20)), ", ".join(map(str, [1, 2.5, None])))
for bad in (1, None, [1], ["a", 1], ["a", b"b"], ["a", None, 3], (1,), [["a"]], object()):
    show(",".join, bad)
show(",".join)
show(",".join, "a", "b")


class S(str):
    def __str__(self):
        return "never used"


print(",".join([S("x"), S("y")]), type("".join([S("x")])), type(S("").join(["a"])), S("-").join("ab"))
one = "single"
print("".join([one]) is one, ",".join((one,)) is one)


def gen():
    yield "a"
    raise KeyError("inside")


show(",".join, gen())


class Seq:
    def __getitem__(self, i):
        if i < 3:
            return str(i)
        raise IndexError


print("/".join(Seq()))


class NotIterable:
    __iter__ = None


show(",".join, NotIterable())
print(len(",".join(["x" * 10] * 1000)), ("\U0001f600" * 2).join(["a", "b"]) == "a\U0001f600\U0001f600b")
