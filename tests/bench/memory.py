# Memory: allocation and release of small objects, collections of many live and many dead objects, young
# collections. Prints one line for each; run it with gilt and with CPython to compare.
import gc
import sys
import time

clock = time.process_time


class P:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Q:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def best(f, *args, rounds=5):
    return min(f(*args) for _ in range(rounds))


def pairs(n):
    """A list of one item, allocated and released at once."""
    start = clock()
    for i in range(n):
        [i]
    return (clock() - start) / n


def tuples(n):
    start = clock()
    for i in range(n):
        (i, n)
    return (clock() - start) / n


def slotted(n):
    start = clock()
    for i in range(n):
        P(i, n)
    return (clock() - start) / n


def instances(n):
    start = clock()
    for i in range(n):
        Q(i, n)
    return (clock() - start) / n


def dicts(n):
    start = clock()
    for i in range(n):
        {'x': i}
    return (clock() - start) / n


def ring(n, live=1024):
    """A thousand live ones, first in first out."""
    held = [None] * live
    start = clock()
    for i in range(n):
        held[i % live] = [i]
    return (clock() - start) / n


def texts(n):
    start = clock()
    for i in range(n):
        str(i)
    return (clock() - start) / n


def live_collection(n):
    """A full collection of n live lists that refer to each other."""
    gc.disable()
    held = [None]
    for i in range(n):
        held = [held]
    gc.collect()
    start = clock()
    gc.collect()
    used = clock() - start
    while held is not None:
        held = held[0]
    return used


def dead_collection(n):
    """n lists in cycles of two."""
    gc.disable()
    gc.collect()
    for i in range(n // 2):
        a = []
        b = [a]
        a.append(b)
    a = b = None
    start = clock()
    found = gc.collect()
    used = clock() - start
    assert found == n, found
    return used


def young_collection(n):
    """Generation 0 with n live lists."""
    gc.disable()
    gc.collect()
    held = [[[]] for _ in range(n // 2)]
    start = clock()
    gc.collect(0)
    used = clock() - start
    del held
    return used


def main():
    n = 1_000_000
    for f in pairs, tuples, slotted, instances, dicts, ring, texts:
        print(f'{f.__name__:20} {best(f, n) * 1e9:8.1f} ns each')
    gc.disable()
    for f in live_collection, dead_collection:
        print(f'{f.__name__:20} {best(f, n, rounds=3) * 1e3:8.1f} ms for {n}')
    for size in 700, 10_000, 100_000, 1_000_000:
        print(f'{"young_collection":20} {best(young_collection, size) * 1e6:8.1f} us for {size}')


main()
