# defaultdict
from collections import defaultdict
d = defaultdict(list)
d['a'].append(1)
d['a'].append(2)
print(d, d['b'], dict(d), 'c' in d, d.get('c'), len(d))
i = defaultdict(int, {'x': 5}, y=6)
i['z'] += 1
print(i, i.default_factory, i.pop('x'), i.setdefault('q', 9), i)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

n = defaultdict()
for text in ('defaultdict()', 'n["a"]', 'defaultdict(None, a=1)', 'defaultdict(1)', 'defaultdict([])', 'defaultdict(int, 1)', 'defaultdict(int, [(1, 2)])', 'defaultdict(int, {}, {})',
             'defaultdict(int, {1: 2}) | {3: 4}', '{3: 4} | defaultdict(int, {1: 2})', 'defaultdict(int) | 5', 'defaultdict(list) | defaultdict(int, a=1)', 'type({} | defaultdict(int)).__name__',
             'defaultdict(int).copy()', 'defaultdict(int).__missing__("k")', 'n.__missing__("k")', 'defaultdict(int) == {}', 'defaultdict(int)[[]]', 'defaultdict.fromkeys("ab", 1)',
             'defaultdict(int)(1)', 'defaultdict[int, str]', 'defaultdict(int).__reduce__()[:4]', 'n.default_factory'):
    t(text)
n.default_factory = lambda: 'made'
print(n['k'], len(n))
n.default_factory = None
try:
    n['zz']
except KeyError as e:
    print('KeyError', e)
del n.default_factory
print(n.default_factory)
def boom(): raise ValueError('factory')
b = defaultdict(boom)
try:
    b['x']
except ValueError as e:
    print(e, len(b))
tree = lambda: defaultdict(tree)
r = tree()
r['a']['b']['c'] = 1
print(r['a']['b']['c'], list(r), list(r['a']))
class D(defaultdict):
    def __repr__(self): return 'D!' + super().__repr__()
x = D(int, a=1)
print(x, x['q'], type(x.copy()).__name__, type(x | {}).__name__)
class M(defaultdict):
    def __missing__(self, key): return 'missing ' + key
print(M(int)['k'])
rec = defaultdict(int)
rec['self'] = rec
print(rec)
class F:
    def __call__(self): return 1
    def __repr__(self): return repr(self.d)
f = F()
f.d = defaultdict(f)
print(f.d)
import copy, pickle
c = copy.copy(d)
e = copy.deepcopy(d)
c['new']
d['a'].append(3)
print(c['a'], e['a'], e.default_factory, 'new' in d, pickle.loads(pickle.dumps(i)))
s = 'mississippi'
pos = defaultdict(list)
for k, ch in enumerate(s):
    pos[ch].append(k)
print(sorted(pos.items()))
i |= {'w': 1}
print(i, type(i).__name__)
