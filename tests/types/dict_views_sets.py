# set operations of views
a = {1: 'x', 2: 'y', 3: 'z'}
b = {2: 'y', 3: 'q', 4: 'w'}
for op in ('&', '|', '-', '^'):
    for x, y in (('a.keys()', 'b.keys()'), ('a.keys()', '{2, 9}'), ('a.keys()', '[3, 3, 8]'), ('[1, 7]', 'a.keys()'),
                 ('a.items()', 'b.items()'), ('a.items()', '{(1, "x")}'), ('a.items()', '[(2, "y"), 5]'), ('a.keys()', 'a'),
                 ('{1, 2}', 'a.keys()'), ('a.keys()', 'b.items()')):
        r = eval(f'{x} {op} {y}')
        print(x, op, y, sorted(r, key=str), type(r).__name__)
for op in ('==', '!=', '<', '<=', '>', '>='):
    print(op, [eval(f'{x} {op} {y}') for x, y in (('a.keys()', 'b.keys()'), ('a.keys()', '{1, 2, 3}'), ('a.keys()', '{1, 2}'),
                                                  ('{1}', 'a.keys()'), ('a.keys()', '{1, 2, 3, 4}'), ('a.items()', 'a.items()'),
                                                  ('a.keys()', 'frozenset([1, 2, 3])'))])
for text in ('a.keys() & 5', 'a.keys() | None', '5 - a.keys()', 'a.keys() ^ 1.5', 'a.values() | set()', 'a.keys() < [1]',
             'a.items() & [[]]', 'a.keys() & [[]]', 'a.keys() - [[]]'):
    try:
        print(text, eval(text))
    except TypeError as e:
        print(text, e)
k = a.keys()
k &= {1}
print(k, type(k).__name__)
k = a.keys()
k |= {9}
print(sorted(k))
u = {1: [], 2: 3}
print(u.items() == {1: [], 2: 3}.items(), (2, 3) in u.items(), u.keys() == {2, 1})
try:
    u.items() | set()
except TypeError as e:
    print(e)
print(u.items() <= u.items(), {2: 3}.items() <= u.items(), {1: []}.items() < u.items())

class Sub(dict):
    def keys(self): return super().keys()

s = Sub(a)
print(sorted(s.keys() & {1, 5}), s.items() >= a.items())
