# Counter
from collections import Counter
c = Counter('abracadabra')
print(c, c['a'], c['zz'], len(c), c.total(), c.most_common(2), c.most_common(), sorted(c.elements()))
print(Counter(), Counter(a=2, b=1), Counter({'x': 3}), Counter([1, 1, 2]), Counter({'a': 1}, a=2), Counter(None), Counter(dict=3, self=4, iterable=5))
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

a, b = Counter(x=3, y=1, z=-1), Counter(x=1, y=2, w=0)
for text in ('a + b', 'a - b', 'a | b', 'a & b', '+a', '-a', 'a == b', 'a == Counter(x=3, y=1, z=-1, q=0)', 'a != b', 'a < b', 'a <= a', 'a >= b', 'a > b', 'a == {"x": 3}',
             'a + 1', 'a + {"x": 1}', 'Counter(1)', 'Counter("a", "b")', 'Counter.fromkeys("ab")', 'a.most_common(0)', 'a.most_common(-1)', 'a.copy()', 'type(a.copy()).__name__',
             'a.most_common(1)', 'Counter(x="a").total()', 'Counter([[]])', 'Counter(a=1) < Counter(a=2)', 'Counter(a=1) <= Counter(a=1, b=0)', 'Counter() == Counter(a=0)',
             'a.foo', 'sum([Counter("ab"), Counter("b")], Counter())', 'dict(a)', 'list(a)', 'Counter(a=1)["b"]', '"b" in Counter(a=1)'):
    t(text)
d = Counter('aab')
d.update('abc')
d.update({'z': 5})
d.update(b=10)
print(d)
d.subtract('ab')
d.subtract({'z': 9})
d.subtract(q=1)
print(d)
del d['nope']
del d['a']
print(d, d['a'])
d['b'] += 1
print(+d)
e = Counter(a=1, b=2)
e += Counter(a=5, c=-1)
print(e)
e -= Counter(b=2)
print(e)
e |= Counter(a=10)
e &= Counter(a=7, z=1)
print(e)
print(Counter([1, 'a', None]).most_common(), Counter({1: 'x', 2: 'y'}), repr(Counter(a=1, b='z')))
import copy, pickle
print(copy.copy(a) == a, copy.deepcopy(a) == a, pickle.loads(pickle.dumps(a)) == a)
class My(Counter):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
print(My('aab'))
words = 'the quick the lazy the end quick'.split()
print(Counter(words).most_common(2), Counter(map(len, words)), [k for k, n in Counter(words).items() if n > 1])
