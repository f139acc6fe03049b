# Order of evaluation and partial effects in assignments.
log = []


def n(x):
    log.append(x)
    return x


class T:
    def __init__(self, name): object.__setattr__(self, "name", name)
    def __setattr__(self, k, v): log.append((self.name, k, v))
    def __setitem__(self, k, v): log.append((self.name, k, v))
    def __delitem__(self, k): log.append((self.name, "del", k))


a, b = T("a"), T("b")
a.x, b[n(1)] = n(2), n(3)
print(log); log.clear()
a.x = b.y = n(4)
print(log); log.clear()
(a.x, *b.rest), a[n("k")] = [1, 2, 3], n(5)
print(log); log.clear()
x = [0, 1, 2]
i = 0
i, x[i], x[i] = 2, "two", "again"
print(x)
x[0], x[0] = 1, 2
print(x)
try: p, q = n(6), 1 / 0
except ZeroDivisionError: print(log, "p" in globals())
log.clear()
try: p, undefined.attr = 7, 8
except NameError: print(p)
del a[n(1)], b[n(2)]
print(log); log.clear()
for a.loop in (1, 2): pass
print(log); log.clear()
[None for b[n(0)] in "xy"] if False else None
with open("/dev/null") as a.fh: pass
print([(k, v) for _, k, v in log if k == "fh"][0][0]); log.clear()
import os.path as p2
def f(d=n("default")): return d
print(f(), log); log.clear()
y = z = w = []
y.append(1)
print(z, w)
(m := n(1)), (m := n(2))
print(m, log); log.clear()
d = {}
d[n("key")] = n("value")
d[n("k2")], d[n("k3")] = n("v2"), n("v3")
print(log)
l = [1, 2, 3]
l[:], l[0] = [9, 8], "z"
print(l)
l = l[0] = [5]
print(l)
