# sort: comparison that fails or meddles with the list
a = [3, 1, 2]
def key(x):
    a.append(9)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e, a)
b = [5, 3, 4, 1]
def key2(x):
    print(len(b), b)
    return -x
b.sort(key=key2)
print(b)

class C:
    count = 0
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        C.count += 1
        if C.count == 7:
            raise RuntimeError('seventh')
        return self.n < other.n
    def __repr__(self): return f'C{self.n}'

c = [C(n) for n in (5, 2, 8, 1, 9, 3, 7)]
try:
    c.sort()
except RuntimeError as e:
    print(e, len(c), sorted(x.n for x in c))

class Clear(C):
    def __lt__(self, other):
        d.clear()
        return self.n < other.n

d = [Clear(n) for n in (3, 1, 2)]
try:
    d.sort()
    print([x.n for x in d])
except ValueError as e:
    print(e, [x.n for x in d])

class Insane:
    def __lt__(self, other): return True

e = [Insane() for _ in range(200)]
ids = sorted(map(id, e))
e.sort()
print(sorted(map(id, e)) == ids)

class BadBool:
    def __lt__(self, other): return self
    def __bool__(self): raise KeyError('bool')

try:
    [BadBool(), BadBool()].sort()
except KeyError as x:
    print('KeyError', x)

class OnlyGt:
    def __init__(self, n): self.n = n
    def __gt__(self, other): return self.n > other.n

print([x.n for x in sorted([OnlyGt(2), OnlyGt(1), OnlyGt(3)])])
