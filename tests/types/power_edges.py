"""** where results leave an immediate, and with operands that ask for other types or errors."""

def show(f, *a):
    try:
        r = f(*a)
        print(type(r).__name__, r if not isinstance(r, int) or abs(r) < 10 ** 40 else hash(r), end='; ')
    except Exception as e:
        print(type(e).__name__, e, end='; ')

def power(a, b):
    return a ** b

def inplace(a, b):
    a **= b
    return a

ints = [0, 1, -1, 2, -2, 3, -3, 7, 10, 2 ** 31, -2 ** 31, 2 ** 61 - 1, -2 ** 61, 2 ** 64, -2 ** 70, True, False]
exponents = [0, 1, 2, 3, 5, 30, 31, 60, 61, 62, 63, 64, 65, 127, -1, -2, True, False]
for a in ints:
    for b in exponents:
        show(power, a, b)
    print()
print(*(b ** e == b ** (e - 1) * b and inplace(b, e) == b ** e for b in ints for e in range(1, 70)))
floats = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e200, -1e200, 1e-200, float('inf'), float('-inf'), float('nan'), 2, -2, 0]
for a in floats:
    for b in [*floats, 0.5, -0.5, 3, 3.0]:
        show(power, a, b)
    print()
for a, b in [('a', 2), (2, 'a'), (None, 1), (1.5, None), (2, 1j), (1j, 2)]:
    show(power, a, b)
    show(inplace, a, b)
print()

def unpack(v):
    a, b, c = v
    return a, b, c

for v in [[1, 2, 3], (1, 2, 3), [1, 2], [1, 2, 3, 4], [], (), 'abc', {1: 2, 3: 4, 5: 6}, iter([1, 2, 3]), 5, [[1], 2, 'x']]:
    show(unpack, v)
x = [[1, 2], 3]
[x, (y)] = x
print(x, y)
[z] = [[]]
print(z)
def own(x):
    x, x = x
    return x
print(own([1, 2]), own([[3], [4, 5]]))

items = list(range(8))
for start in -20, -8, -3, 0, 2, 8, 20, None:
    for stop in -9, -1, 0, 5, 8, 9, None:
        for step in 1, -1, 2, -3, 100, None:
            part = items[start:stop:step]
            copy = items[:]
            try:
                copy[start:stop:step] = part[::-1]
            except ValueError as e:
                copy = str(e)
            print(len(part), sum(part), end=' ')
            if step is None or step == 1:
                copy[start:stop] = part[::-1]
                assert copy[start:stop] == part[::-1]
    print()
class Loud:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('gone', self.n, len(kept))
kept = [Loud(i) for i in range(3)]
kept[:2] = [1, 2]
kept[0:3] = kept
kept[:] = kept[::-1]
print(kept[1:])
del kept[:]
