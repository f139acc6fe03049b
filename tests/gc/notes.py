# What the notes on garbage collection say, run. (no stress)
import gc
import sys

# a count: the name and the argument; one more after another name
a = 1
print(sys.getrefcount(a))
a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))


def counts():
    a = []
    first = sys.getrefcount(a)
    b = a
    return first, sys.getrefcount(a)


print(counts())


# zero means gone, at once
class Told:
    def __del__(self):
        print('gone')


x = Told()
y = x
del x
print('one name left')
del y
print('after the last del')

# a loop of two lists is never freed by counts alone
gc.collect()
gc.disable()


def func():
    a = [1]
    b = [2]
    a.append(b)
    b.append(a)


func()
print(gc.collect())
for _ in range(10):
    func()
print(gc.collect())

# without the collector it leaks; with it the number is bounded
import gilt


def live():
    return gilt.stats()['objects']


def many():
    before = live()
    highest = 0
    for _ in range(10000):
        func()
        highest = max(highest, live() - before)
    return highest


def lists():
    return sum(type(obj) is list for obj in gc.get_objects())


before = lists()
many()
print(lists() - before)
print(gc.collect())
gc.enable()
gc.set_threshold(700, 10, 10)
print(many() < 1600)
gc.collect()

# an object is born in generation 0, and moves on when it survives


def generation(obj):
    for g in range(3):
        if any(other is obj for other in gc.get_objects(g)):
            return g


gc.disable()
followed = []
print(generation(followed))
for g in (0, 1, 2):
    gc.collect(g)
    print(generation(followed))

# automatic collections under (700, 10, 10): the first at the 701st, the twelfth is one of generation 1
gc.collect()
seen = []


def note(phase, info):
    if phase == 'start':
        seen.append((info['generation'], gc.get_count()[0]))


keep = []
gc.callbacks.append(note)
gc.enable()
for _ in range(24 * 701):
    keep.append([])
gc.callbacks.remove(note)
print([g for g, _ in seen])
print({count for _, count in seen})
del keep

# a threshold of 0 switches automatic runs off, and isenabled() stays true
gc.set_threshold(0)
before = gc.get_stats()[0]['collections']
keep = [[] for _ in range(5000)]
print(gc.isenabled(), gc.get_stats()[0]['collections'] - before)
gc.set_threshold(700, 10, 10)
print([gc.is_tracked(x) for x in (0, 'a', [], {}, {'a': 1}, {'a': []}, ())])
