def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class S(str):
    """A subclass with state."""

    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self


s = S("hello", 42)
print(s, repr(s), type(s), s.extra, len(s), isinstance(s, str), s == "hello", S.__mro__)
s.other = [1]
print(s.__dict__, s.upper(), type(s.upper()), type(s + "x"), type(s[:]), type(s[0:5]), type(s * 1), type(str(s)), type("".join([s])))
print(type(s.strip()), type(s.replace("z", "")), type(s.format()), type(s % ()), type(f"{s}"), type(s.lower()), type(s.ljust(1)))
print({s: 1}["hello"], {"hello": 2}[s], s in {"hello"}, hash(s) == hash("hello"))
print(s.encode(), s.split("l"), s.find(S("l")), s.startswith(S("he")), s > S("abc"), sorted([S("b"), "a", S("c")]))
del s.extra
show(lambda: s.extra)


class Slots(str):
    __slots__ = ()


x = Slots("abc")
print(x, type(x), hasattr(x, "__dict__"))


def set_attribute():
    x.attr = 1


show(set_attribute)


class FromInt(str):
    def __new__(cls, n):
        return str.__new__(cls, "n" * n)


print(FromInt(3), FromInt(0) == "", len(FromInt(1000)))
show(str.__new__, int, "x")
show(str.__new__)
show(S)
print(str.__new__(S, "direct").upper(), str.__new__(str, 5))


class Meth(str):
    def __len__(self):
        return 99

    def __getitem__(self, i):
        return "item"

    def __contains__(self, x):
        return False


m = Meth("abc")
print(len(m), m[0], "a" in m, m.find("c"), "a" in str(m), m.upper(), str.__len__(m))
import copy
c = copy.copy(S("abc", 7))
print(c, type(c), c.extra, copy.deepcopy(c).extra)
objects = [S("v%d" % i, i) for i in range(100)]
print(sum(o.extra for o in objects), objects[50])
