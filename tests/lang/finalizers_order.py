# __del__: when, what errors do, resurrection, order of locals, cycles. (no stress)
import gc
import sys


class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")


def f():
    a, b = D("a"), D("b")
    print("in f", end="; ")


f()
print()
x = D(1)
x = D(2)
x = None
print()
l = [D(i) for i in range(3)]
del l[1]
l.clear()
print()
D("temp")
print("after temp")
d = {"k": D("value")}
d["k"] = 1
print()


def g():
    try:
        y = D("try")
        raise ValueError
    except ValueError: print("handler", end="; ")


g()
print()
sys.unraisablehook = lambda u: print("unraisable:", u.exc_type.__name__, u.exc_value, u.object.__name__)


class Bad:
    def __del__(self): raise KeyError("in del")


Bad()


class Cyc:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self): print("cyc", self.n, end="; ")


Cyc(1)
print("before collect", end="; ")
print(gc.collect() > 0)


class Attr:
    def __del__(self): print("attrs", sorted(self.__dict__), end="; ")


a = Attr()
a.x = D("inner")
del a
print()


class Slot:
    __slots__ = ("v",)


s = Slot()
s.v = D("slot")
del s
print()
gen = (D(i).n for i in range(2))
next(gen)
print("gen", end="; ")
del gen
print()


def holder():
    h = D("held by closure")
    return lambda: h


k = holder()
print("still", end="; ")
del k
print()
t = (D("tuple"),)
del t
print()
class Exc(Exception):
    def __del__(self): print("exception gone", end="; ")
try: raise Exc
except Exc: pass
print()
def args(a, *rest, **kw): pass
args(D("arg"), D("rest"), k=D("kw"))
print()
z = D("swap")
z, y = None, z
print("swapped", end="; ")
del y
print()
class Meta(type):
    def __del__(cls): print("class gone", end="; ")
class Gone(metaclass=Meta): pass
del Gone
gc.collect()
print()
