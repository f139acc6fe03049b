# Keywords given twice, by mappings of every kind.
from collections.abc import Mapping


class Multi(Mapping):
    def __init__(self, *items):
        self.items_ = items

    def __iter__(self):
        return (k for k, v in self.items_)

    def __len__(self):
        return len(self.items_)

    def __getitem__(self, key):
        for k, v in self.items_:
            if k == key:
                return v
        raise KeyError(key)

    def keys(self):
        return [k for k, v in self.items_]


class Sub(dict):
    def keys(self):
        return ["never", "asked"]


class Own(dict):
    def __iter__(self):
        return iter(["a"])

    def keys(self):
        return ["a"]


class Fails:
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        raise LookupError("no " + key)


def g(x=0, *rest, **kw):
    print(x, rest, kw)


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: g(**Multi(("x", 1), ("y", 2))))
attempt(lambda: g(**Multi(("x", 1), ("x", 2))))
attempt(lambda: g(a=3, **Multi(("x", 1), ("x", 2))))
attempt(lambda: g(**Multi(("a", 3)), **Multi(("b", 1), ("a", 2))) if False else g(**{"a": 3}, **Multi(("b", 1), ("a", 2))))
attempt(lambda: g(**Sub(x=1)))
attempt(lambda: g(**Own(a=5, b=6)))
attempt(lambda: g(**Fails()))
attempt(lambda: g(**{1: 2}))
attempt(lambda: g(**[1]))
attempt(lambda: g(**None))
attempt(lambda: g(1, x=2))
attempt(lambda: g(**{"x": 1}, **{"x": 2}))
attempt(lambda: g(*5))
attempt(lambda: g(*[1], **{"y": 1}, z=2))
