# with: order of calls, suppression, several managers, errors.
class M:
    def __init__(self, name, suppress=False, fail=""):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.suppress


with M("a") as a, M("b") as b:
    print("body", a, b)
with (M("c") as c, M("d"),):
    print("body", c)
with M("s", True):
    raise ValueError("gone")
try:
    with M("p"):
        raise ValueError("kept")
except ValueError as e:
    print("caught", e)
try:
    with M("x"), M("y", fail="enter"):
        print("not reached")
except RuntimeError as e:
    print("caught", e)
try:
    with M("x"), M("y", fail="exit"):
        raise KeyError("k")
except RuntimeError as e:
    print("caught", e, repr(e.__context__))
with M("outer", True):
    with M("inner"):
        raise ValueError("both")


def ret():
    with M("r"):
        return "value"


def loop():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(ret(), loop())


class NoEnter:
    pass


class NoExit:
    def __enter__(self):
        pass


for cls in (NoEnter, NoExit):
    try:
        with cls():
            pass
    except TypeError as e:
        print(e)
x = {}
with M("target") as x["k"], M("tuple") as (p, *q):
    print(x, p, q)


def gen():
    with M("gen"):
        yield 1
        yield 2


for v in gen():
    print(v)
g = gen()
next(g)
g.close()


class Instance:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        return True


i = Instance()
i.__enter__ = lambda: 2
with i as v:
    print(v)


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return self

    def __bool__(self):
        print("bool")
        return True


with Truthy():
    1 / 0


class BadBool(Truthy):
    def __bool__(self):
        raise RuntimeError("bad bool")


try:
    with BadBool():
        1 / 0
except RuntimeError as e:
    print(e, repr(e.__context__))
