# Weak references: what can be referred to, callbacks, order, resurrection.
import gc
import weakref


class A:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"A{self.n}"


a = A(1)
r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), r is weakref.ref(a), hash(r) == hash(a), weakref.getweakrefcount(a), type(r).__name__)
log = []
r2 = weakref.ref(a, lambda w: log.append(("first", w is r2, w())))
r3 = weakref.ref(a, lambda w: log.append("second"))
print(weakref.getweakrefcount(a), r2 is r3, r2 == r3, len(weakref.getweakrefs(a)))
del a
print(r(), r2(), log)
for v in (1, "a", (), [], {}, None, object(), len, int, A, lambda: 0, A().__init__, {1}, iter([]), b"", 1.5, property(), ValueError(), slice(1), range(1), type, (x for x in ())):
    try:
        weakref.ref(v)
        print(type(v).__name__, "ok", end="; ")
    except TypeError as e: print(e, end="; ")
print()
b = A(2)
p = weakref.proxy(b)
print(p.n, p == b, type(p).__name__, repr(p)[:2] == "A2")
p.n = 5
print(b.n)
del b
try: p.n
except ReferenceError as e: print(e)
wd = weakref.WeakValueDictionary()
c = A(3)
wd["c"] = c
print(dict(wd), "c" in wd)
del c
print(dict(wd), len(wd))
wk = weakref.WeakKeyDictionary()
c = A(4)
wk[c] = "v"
print(len(wk), wk[c])
del c
print(len(wk))
ws = weakref.WeakSet()
c = A(5)
ws.add(c)
print(len(ws), c in ws)
del c
print(len(ws))
f = weakref.finalize(d := A(6), log.append, "finalized")
print(f.alive, f.peek() is not None)
del d
print(f.alive, log[-1])


class M:
    def m(self): return "method"


m = M()
wm = weakref.WeakMethod(m.m)
print(wm()())
del m
print(wm())


class Cycle: pass


x = Cycle()
x.self = x
w = weakref.ref(x, lambda _: log.append("cycle collected"))
del x
gc.collect()
print(w(), log[-1])


class Res:
    def __del__(self):
        global saved
        saved = self
        print("del once")


s = Res()
w = weakref.ref(s)
del s
print(type(w()).__name__, type(saved).__name__)
del saved
class E(Exception): pass
e = E()
print(weakref.ref(e)() is e)
bad = weakref.ref(k := A(7), lambda w: 1 / 0)
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__)
del k
class Sub(weakref.ref):
    def __new__(cls, o, extra): self = super().__new__(cls, o); self.extra = extra; return self
    def __init__(self, o, extra): super().__init__(o)
k = A(8)
s = Sub(k, "data")
print(s() is k, s.extra, s is weakref.ref(k))
