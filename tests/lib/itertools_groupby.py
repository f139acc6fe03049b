# groupby
from itertools import groupby
print([(k, list(g)) for k, g in groupby('AAABBBCCDAA')])
print([(k, list(g)) for k, g in groupby([])])
print([(k, list(g)) for k, g in groupby([1, 1.0, True, 2])])
print([(k, [x[1] for x in g]) for k, g in groupby([('a', 1), ('a', 2), ('b', 3)], key=lambda p: p[0])])
print([(k, list(g)) for k, g in groupby(range(10), lambda x: x // 4)])
print([k for k, g in groupby('aabbcc')])
groups = list(groupby('aab'))
print([(k, list(g)) for k, g in groups])
g = groupby('aabb')
k1, g1 = next(g)
print(k1, next(g1))
k2, g2 = next(g)
print(k2, list(g1), list(g2), next(g, 'end'))
for f in (lambda: groupby(), lambda: groupby(1), lambda: groupby([], 1, 2), lambda: list(groupby([1], 5)), lambda: groupby([], foo=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
def key(x):
    if x == 3:
        raise ValueError('three')
    return x
it = groupby([1, 2, 3, 4], key)
out = []
try:
    for k, g in it:
        out.append((k, list(g)))
except ValueError as e:
    print(out, e)
class Eq:
    def __eq__(self, other): raise KeyError('eq')
try:
    for k, g in groupby([Eq(), Eq()]):
        list(g)
except KeyError as e:
    print('KeyError', e)
print([(k, len(list(g))) for k, g in groupby(sorted('mississippi'))])
def gen():
    yield 1
    yield 1
    raise RuntimeError('gen')
it = groupby(gen())
k, g = next(it)
print(k, next(g), next(g))
try:
    next(g)
except RuntimeError as e:
    print(e)
print(type(g).__name__, type(it).__name__)
nan = float('nan')
print(len(list(groupby([nan, nan]))), [k for k, _ in groupby([None, None, 0, False, ''])])
