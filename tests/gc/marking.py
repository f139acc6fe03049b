# The collector's marker over objects of all shapes, live and dead, in all generations. (no stress)
import gc
# tuples: of atoms leave the collector, nested ones too
t = tuple([1, 'x'])
n = tuple([tuple([1, 2]), tuple(['a', tuple([3])])])
k = tuple([[], 1])
for _ in range(3):
    gc.collect()
print(gc.is_tracked(t), gc.is_tracked(n), gc.is_tracked(k))

# long lists, deep nesting, wide dicts, instances with many attributes: all found alive, all found dead
class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f'a{i}', [i])


class Slots:
    __slots__ = ('left', 'right')


def shapes():
    deep = []
    for _ in range(20000):
        deep = [deep]
    wide = [[i] for i in range(5000)]
    table = {i: [i] for i in range(5000)}
    pair = Slots()
    pair.left, pair.right = Many(40), Many(3)
    return [deep, wide, table, pair, {frozenset([1]): [2]}, {(i, i): {i: {}} for i in range(100)}]


gc.collect()
gc.disable()
live = shapes()
print(gc.collect(), len(live[1]), len(live[2]), live[3].right.a2)
live.append(live)
dead = len(live[1]) + len(live[2]) + 20000
live = None
found = gc.collect()
print(found >= dead, gc.collect())

# what only a garbage cycle holds dies with it, once, and what is held from outside stays
class Told:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)


outside = ['kept']
a, b = [Told('first'), outside], [Told('second'), outside]
a.append(b)
b.append(a)
del a, b
print(gc.collect(), outside)

# the same objects one generation after the other
for g in (0, 1, 2):
    ring = [[]]
    ring[0].append(ring)
    held = [[i] for i in range(1000)]
    del ring
    print(gc.collect(g), len(held), held[999])

# garbage that survived younger collections, with holes between
kept = [[i] for i in range(300)]
gc.collect(0)
gc.collect(1)
del kept[::2]
rings = [[i] for i in range(100)]
for r in rings:
    r.append(r)
gc.collect(1)
del rings, r
print(gc.collect(), [k[0] for k in kept[:5]])
