# items whose __eq__ and __hash__ change the set at work
class Evil:
    def __init__(self, h, do=None):
        self.h, self.do = h, do
    def __hash__(self): return self.h
    def __eq__(self, other):
        if self.do:
            do, self.do = self.do, None
            do()
        return self is other
    def __repr__(self): return 'Evil'

names = ('clear', 'grow', 'raise')
for op in ('k in s', 's.add(k)', 's.discard(k)', 's.remove(k)', 's | {k}', 's & {k, 1}', 's - {k}', 's ^ {k}', 's.update([k])',
           's == {k, 1}', 's <= {k, 1, 2, 3, 4}', 's.isdisjoint([k])', 's.intersection_update({k})', 's.difference_update({k})',
           's.symmetric_difference_update({k})', 's.issuperset([k])'):
    for name in names:
        s = set()
        do = {'clear': s.clear, 'grow': lambda: s.update(range(100, 300)), 'raise': lambda: 1 / 0}[name]
        s.add(Evil(5, do))
        s.add(1)
        k = Evil(5)
        try:
            r = eval(op)
            r = r if isinstance(r, (bool, type(None))) else type(r).__name__
        except Exception as e:
            r = type(e).__name__
        print(op, name, r)

class BadHash:
    def __hash__(self): raise KeyError('hash')

for op in ('{b}', 'b in {1}', '{1}.add(b)', '{1}.discard(b)', 'set([b])', '{1} & {2: b}.items() and 0', '{1}.union([b])', '{1} - {b}'):
    b = BadHash()
    try:
        print(op, eval(op))
    except Exception as e:
        print(op, type(e).__name__, e)

class Iter:
    def __iter__(self):
        s.clear()
        yield 1
        s.clear()
        yield 2

s = {1, 2, 3}
s.update(Iter())
print(s)
s = {1, 2, 3}
print(s.intersection(Iter()), s)
s = {1, 2, 3}
s.difference_update(Iter())
print(s)
