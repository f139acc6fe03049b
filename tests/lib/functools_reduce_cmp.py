# reduce, cmp_to_key, total_ordering
from functools import reduce, cmp_to_key, total_ordering
import operator
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('reduce(operator.add, [1, 2, 3])', 'reduce(operator.add, [], 5)', 'reduce(operator.add, [1], 5)', 'reduce(operator.add, [7])',
             'reduce(operator.add, [])', 'reduce(operator.add, 5)', 'reduce(1, [1, 2])', 'reduce(1, [1])', 'reduce(operator.add)',
             'reduce(operator.add, [1], 2, 3)', 'reduce(lambda a, b: (a, b), "abcd")', 'reduce(max, range(10), 3)', 'reduce(operator.add, ["a", 1])',
             'reduce(lambda a, b: b, iter([1, None]))', 'reduce(operator.mul, range(1, 25))', 'reduce(operator.or_, ({i} for i in range(3)), set())'):
    t(text)
def cmp(a, b): return (a > b) - (a < b)
key = cmp_to_key(cmp)
print(sorted([3, 1, 2], key=key), sorted('bca', key=cmp_to_key(lambda a, b: cmp(b, a))), key(1) < key(2), key(1) == key(1), key(2) >= key(3), key(5).obj)
for f in (lambda: key(1) < 2, lambda: hash(key(1)), lambda: cmp_to_key(), lambda: cmp_to_key(1)(2) < cmp_to_key(1)(3), lambda: key(), lambda: key(1, 2),
          lambda: cmp_to_key(lambda a, b: 'x')(1) < key(2), lambda: max([1, 3, 2], key=key), lambda: key(obj=4).obj):
    try:
        print(f())
    except TypeError as e:
        print(e)

@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n if isinstance(other, V) else NotImplemented
    def __lt__(self, other): return self.n < other.n if isinstance(other, V) else NotImplemented

print([V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), V(1) != V(1)])
try:
    V(1) >= 5
except TypeError as e:
    print(e)
for op in ('__le__', '__gt__', '__ge__'):
    def compare(self, other, op=op): return getattr(self.n, op)(other.n)
    W = total_ordering(type('W', (), {'__init__': lambda self, n: setattr(self, 'n', n), '__eq__': lambda s, o: s.n == o.n, op: compare}))
    print(op, [(W(a) < W(b), W(a) <= W(b), W(a) > W(b), W(a) >= W(b)) for a, b in ((1, 2), (2, 2), (3, 2))])
try:
    @total_ordering
    class None_:
        pass
except ValueError as e:
    print(e)
print(V.__le__.__name__, V.__gt__.__doc__)
