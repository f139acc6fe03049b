# Container dunders: __getitem__ forms, slices, ellipsis, __missing__, __contains__, __reversed__, iteration.
class Rec:
    def __getitem__(self, k):
        return ("get", k)

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


r = Rec()
print(r[1], r[1:2], r[::], r[1, 2], r[..., 1:2:3], r["a"], r[()], r[(1,)], r[*[1, 2]])
r[0] = 1
r[1:2] = "x"
del r[5]
del r[1:2, ...]
r[0] += (5,)


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10


s = Seq(4)
print(list(s), 20 in s, 25 in s, tuple(s), [*s], sum(s), max(s))
it = iter(s)
print(next(it), next(it), type(it).__name__)
a, b, *c = s
print(a, b, c)
try:
    reversed(s)
except TypeError as e:
    print(e)
Seq.__len__ = lambda self: self.n
print(list(reversed(s)), len(s))


class D(dict):
    def __missing__(self, k):
        return f"missing {k}"


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)


class Stop:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("val")


print(list(Stop()), next(Stop(), "default"))
try:
    next(Stop())
except StopIteration as e:
    print(e.value, e.args)


class Gen:
    def __iter__(self):
        yield 1
        yield 2


print(list(Gen()), dict(zip(Gen(), Gen())), set(Gen()), 2 in Gen(), sorted(Gen(), reverse=True))


class Err:
    def __iter__(self):
        raise ValueError("no iter")

    def __contains__(self, x):
        raise KeyError(x)

    def __len__(self):
        raise OSError("len")

    def __bool__(self):
        raise TypeError("bool")


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


e = Err()
t(lambda: list(e))
t(lambda: 1 in e)
t(lambda: len(e))
t(lambda: bool(e))
t(lambda: not e)
t(lambda: [x for x in e])
t(lambda: e and 1)


class Hint:
    def __init__(self, h):
        self.h = h

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h


for h in (0, 5, NotImplemented, -1, "x", TypeError("t"), ValueError("v")):
    t(lambda: list(Hint(h)))
import operator

t(lambda: operator.length_hint(Hint(9)))
t(lambda: operator.length_hint(object(), 4))


class CI:
    def __class_getitem__(cls, k):
        return (cls.__name__, k)


print(CI[int], CI[int, str])
t(lambda: CI()[0])
t(lambda: int[0])
t(lambda: list[0])
t(lambda: {}[[]])
t(lambda: {[]: 1})
t(lambda: {1: 2}[3])
t(lambda: [1][5])
t(lambda: "abc"["x"])
t(lambda: (1,)["x"])
t(lambda: b"a"[None])
t(lambda: range(3)["a"])
t(lambda: [1, 2, 3][1:"x"])
