# Language reference 3.3.6, 3.3.7: callable objects and containers.
class C:
    def __call__(self, *a, **k):
        return a, k


print(C()(1, x=2), callable(C()), callable(C))


class L:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("get", i)
        return self.items[i]

    def __setitem__(self, i, v):
        print("set", i, v)
        self.items[i] = v

    def __delitem__(self, i):
        print("del", i)
        del self.items[i]


l = L(1, 2, 3)
print(l[0], l[-1], l[1:], l[::2], l[:], len(l), bool(L()), bool(l))
l[0] = 5
l[0] += 1
l[1:] = [7, 8]
del l[0]
del l[:1]
try:
    l[0:1, ..., 2]
except TypeError as e:
    print(e)
print(list(L("a", "b")), "b" in L("a", "b"), list(reversed(L(1, 2))))


class D(dict):
    def __missing__(self, key):
        return f"missing {key}"


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)


class It:
    def __iter__(self):
        yield from "xyz"


print(list(It()), "y" in It(), "q" in It(), max(It()), [*It()], {*It()} == set("xyz"), dict(zip(It(), range(3))))
a, *b = It()
print(a, b)


class In:
    def __contains__(self, x):
        return x * 2


print(5 in In(), 0 in In(), 5 not in In())
for f in (lambda: len(5), lambda: 5[0], lambda: 5(), lambda: iter(5), lambda: 1 in 5, lambda: reversed(5), lambda: reversed({1}), lambda: next([]), lambda: C()[0],
          lambda: exec("C()[0] = 1"), lambda: exec("del C()[0]"), lambda: len(C()), lambda: iter(C()), lambda: 1 in C(), lambda: list(C()), lambda: [][1.5],
          lambda: []["a"], lambda: ()[None], lambda: ""["a"], lambda: {}[[]], lambda: exec("()[0] = 1"), lambda: exec("''[0] = 1"), lambda: exec("del ()[0]"),
          lambda: exec("5[0] = 1"), lambda: exec("del 5[0]"), lambda: int[0], lambda: C[0], lambda: next(It())):
    try:
        print(f())
    except TypeError as e:
        print(e)


class BadLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 2**70, 1.5, None, True):
    for f in (len, bool):
        try:
            print(f(BadLen(n)))
        except Exception as e:
            print(type(e).__name__, e)


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None
    __contains__ = None
    __len__ = None
    __getitem__ = None
    __call__ = None


for f in (lambda: iter(BadIter()), lambda: iter(NoneIter()), lambda: 1 in NoneIter(), lambda: len(NoneIter()), lambda: NoneIter()[0], lambda: NoneIter()(),
          lambda: list(BadIter()), lambda: [*NoneIter()]):
    try:
        print(f())
    except TypeError as e:
        print(e)
import operator


class Hint:
    def __init__(self, h):
        self.h = h

    def __length_hint__(self):
        return self.h


for h in (5, -1, "x", NotImplemented):
    try:
        print(operator.length_hint(Hint(h), 9))
    except (TypeError, ValueError) as e:
        print(e)


class CG:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(CG[int], CG[1, 2], CG[()], list[int], dict[str, int])
