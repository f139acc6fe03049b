# in, index, count, ==, iteration of large ranges
r = range(0, 20, 3)
for x in (0, 3, 18, 20, 21, -3, 4, 3.0, 3.5, True, '3', None, 9 + 0j, 10**30):
    print(x, x in r, r.count(x), end=' ')
    try:
        print(r.index(x))
    except ValueError as e:
        print(e)
d = range(20, 0, -4)
print([x in d for x in (20, 16, 0, -4, 4, 24)], [d.index(x) for x in d], d.count(8))
big = range(10**20, 10**20 + 10**10, 10)
print(10**20 + 50 in big, 10**20 + 55 in big, big.index(10**20 + 50), big.count(5), 10**15 in range(10**18), -1 in range(10**18))

class Eq:
    def __eq__(self, other): return other == 6

print(Eq() in r, r.index(Eq()), r.count(Eq()))

class Int(int):
    pass

class OddInt(int):
    def __eq__(self, other): return False
    __hash__ = int.__hash__

print(Int(3) in r, OddInt(3) in r, r.index(Int(6)), r.count(OddInt(3)))
ranges = [range(0), range(5, 5), range(0, 10, 2), range(0, 9, 2), range(0, 10, 3), range(1, 10, 2), range(1, 2), range(1, 3, 5), range(0, 10**30, 10**29)]
for a in ranges:
    print(a, [a == b for b in ranges], a != ranges[0], a == list(a) if len(a) < 20 else '')
it = iter(range(5))
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), next(it, 'end'), type(it).__name__)
it = iter(range(10**20, 10**20 + 3))
print(type(it).__name__, it.__length_hint__(), next(it), list(it), it.__length_hint__(), next(it, 'end'))
it = iter(range(10, 20))
next(it)
print(it.__reduce__()[1:])
it.__setstate__(3)
print(list(it))
total = 0
for i in range(100000):
    total += i
print(total)
for i in range(3):
    i = 100
print(i)
for i in range(0):
    pass
print(i, [i for i in range(10, 0, -3)])
import pickle
for x in (range(5), range(1, 10**25, 7)):
    print(pickle.loads(pickle.dumps(x)) == x)
