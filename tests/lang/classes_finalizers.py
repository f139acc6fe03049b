# __del__: when it runs, order, resurrection, errors, cycles.
import gc
import io
import sys

out = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        out.append(self.name)


def run(label):
    for _ in range(3):
        gc.collect()
    print(label, out)
    out.clear()


d = D("a")
del d
run("simple")
x = [D("b"), D("c")]
x.clear()
run("list")


def f():
    y = D("local")
    return 1


f()
run("function")
a, b = D("cycle1"), D("cycle2")
a.o, b.o = b, a
del a, b
run("cycle")
keep = []


class R(D):
    def __del__(self):
        super().__del__()
        keep.append(self)


r = R("resurrect")
del r
run("resurrected")
print(keep[0].name)
keep.clear()
run("second time: not again")


class Bad:
    def __del__(self):
        raise ValueError("in del")


old, sys.stderr = sys.stderr, io.StringIO()
hooked = []
sys.unraisablehook = lambda u: hooked.append((u.exc_type.__name__, str(u.exc_value), u.err_msg, u.object.__qualname__))
b = Bad()
del b
gc.collect()
sys.unraisablehook = sys.__unraisablehook__
sys.stderr = old
print(hooked)


class S:
    __slots__ = ("v", "__weakref__")

    def __del__(self):
        out.append(("slots", self.v))


s = S()
s.v = 1
del s
run("slots")


class L(list):
    def __del__(self):
        out.append(list(self))


l = L([1, 2])
del l
run("builtin subclass")


class E(Exception):
    def __del__(self):
        out.append("exc")


try:
    raise E
except E:
    pass
run("exception")


class Late:
    pass


late = Late()
Late.__del__ = lambda self: out.append("added later")
del late
run("late")
del Late.__del__
late = Late()
del late
run("removed")
import weakref

w = D("weak")
ref = weakref.ref(w, lambda r: out.append("callback"))
del w
run("weak")
print(ref())
