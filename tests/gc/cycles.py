# Reference counting frees at once; cycles wait for the collector.
import gc

gc.disable()
gc.collect()


def loop():
    a, b = [], []
    a.append(b)
    b.append(a)


loop()
print(gc.collect())
for i in range(10):
    loop()
print(gc.collect())


class Node:
    pass


def ring(n):
    nodes = [Node() for i in range(n)]
    for i in range(n):
        nodes[i].next = nodes[(i + 1) % n]


ring(50)
found = gc.collect()
print(found >= 50)
print(gc.collect())

# Kinds of containers in a cycle with themselves.
l = []
l.append(l)
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
s = Node()
s.me = s
f = lambda: f
g = (x for x in [1] if g)


class Self:
    def method(self):
        return __class__


Self.it = Self
o = Self()
o.m = o.method
it = iter(l)
del l, d, t, s, f, g, o, Self
it = None
print(gc.collect() > 5)
print(gc.collect())

# A closure in a cycle, and an exception with its traceback.


def outer():
    def inner():
        return inner
    return 1


for i in range(5):
    outer()
print(gc.collect() >= 5)


def fail():
    try:
        raise ValueError('x')
    except ValueError as e:
        kept = e
    return None


fail()
print(gc.collect() > 0)
print(gc.collect())

# Deep structures are released without recursion.
deep = None
for i in range(300000):
    deep = (deep,)
del deep
deep = None
for i in range(300000):
    deep = [deep]
deep = None
x = {}
for i in range(100000):
    x = {'x': x}
del x
n = Node()
first = n
for i in range(100000):
    n.next = Node()
    n = n.next
first.prev = n
del first, n
print(gc.collect() >= 100001)

# Objects move up.
class Kept:
    pass


kept = [Kept()]


def generation(o):
    for i in range(3):
        if any(x is o for x in gc.get_objects(i)):
            return i


print(generation(kept))
gc.collect(0)
print(generation(kept))
gc.collect(1)
print(generation(kept))
gc.collect(2)
print(generation(kept))
