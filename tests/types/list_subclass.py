# subclasses of list
class L(list):
    def __init__(self, *args, tag=None):
        super().__init__(*args)
        self.tag = tag
    def __getitem__(self, i):
        return ('got', super().__getitem__(i))

a = L([1, 2, 3], tag='t')
print(a, a.tag, a[0], a[1:], len(a), list(a), [*a])
print(type(a + [4]), type(a * 2), type(a.copy()), type(a[:]), isinstance(a, list))
a.append(4)
a.extra = 5
print(a.__dict__, a == [1, 2, 3, 4], [1] < a)

class Len(list):
    def __len__(self): return 42
    def __iter__(self): return iter('iter')
    def __contains__(self, x): return 'contains'
    def append(self, x): raise RuntimeError('append')

b = Len([1])
print(len(b), list(b), 5 in b, bool(b), [].__add__(b), sorted(b), tuple(b), b.copy())
c = []
c.extend(b)
print(c)
try:
    b.append(1)
except RuntimeError as e:
    print(e)

class Slots(list):
    __slots__ = ('x',)

s = Slots('ab')
s.x = 1
print(s, s.x)
try:
    s.y = 1
except AttributeError as e:
    print(e)

class Hashable(list):
    def __hash__(self): return 7

print(hash(Hashable()), {Hashable(): 1})

class New(list):
    def __new__(cls, *args, **kw):
        self = super().__new__(cls, *args, **kw)
        self.kw = kw
        return self

print(New([1, 2], a=1).kw if False else New([1, 2]))
try:
    L([1], bad=1)
except TypeError as e:
    print(e)

class Iadd(list):
    def __iadd__(self, other): return 'iadd'

d = Iadd()
d += [1]
print(d)
