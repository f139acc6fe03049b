# subclasses of tuple
class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])

p = P(1, 2)
print(p, p.x, p[1], len(p), p == (1, 2), hash(p) == hash((1, 2)), type(p + ()), type(p * 1), type(p[:]), tuple(p) is p)
p.extra = [p]
print(p.__dict__.keys(), p < (1, 3), isinstance(p, tuple), {p: 1}[(1, 2)])
for args in ((), (1,), (1, 2, 3)):
    try:
        P(*args)
    except TypeError as e:
        print(e)

class Empty(tuple):
    pass

print(Empty(), Empty('ab'), Empty() is Empty(), bool(Empty()), Empty([1]) == (1,))
try:
    Empty(x=1)
except TypeError as e:
    print(e)

class Kw(tuple):
    def __new__(cls, *args, **kw):
        return super().__new__(cls, args)
    def __init__(self, *args, **kw):
        self.kw = kw

print(Kw(1, 2, a=3), Kw(1, a=3).kw)

class Slots(tuple):
    __slots__ = ()

s = Slots((1, 2))
print(s)
try:
    s.x = 1
except AttributeError as e:
    print(e)

class Over(tuple):
    def __getitem__(self, i): return 'item'
    def __len__(self): return 99
    def __iter__(self): return iter('xy')
    def __repr__(self): return 'Over!'
    def __eq__(self, other): return 'eq'
    def __hash__(self): return 5

o = Over((1, 2, 3))
print(o, o[0], len(o), list(o), tuple(o), o == 1, hash(o), [*o], (0,) + o, str(o), f'{o}')
print('%s-%s-%s' % Over((1, 2, 3)) if False else 'ok')
x, y = o
print(x, y)
big = Empty(range(1000))
print(sum(big), big[500], big.index(700), big.count(3))
