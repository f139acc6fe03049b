# OrderedDict
from collections import OrderedDict
import copy, pickle
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
print(o, list(o), o['b'], OrderedDict(), OrderedDict(x=1), OrderedDict({'q': 1}, w=2))
o.move_to_end('a')
print(o)
o.move_to_end('c', last=False)
print(o, o.popitem(), o.popitem(last=False), o)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
for text in ('a == b', 'a != b', 'a == dict(b)', 'dict(a) == b', 'a == OrderedDict(a)', 'a == 5', 'a.move_to_end("z")', 'OrderedDict().popitem()', 'OrderedDict().popitem(last=False)',
             'OrderedDict(1)', 'OrderedDict.fromkeys("ab")', 'OrderedDict.fromkeys("ab", 7)', 'a | b', 'a | {"z": 3}', '{"z": 3} | a', 'type({} | a).__name__',
             'list(reversed(a))', 'a.keys()', 'a.values()', 'a.items()', 'list(reversed(a.items()))', 'list(reversed(a.keys()))', 'a.copy()', 'type(a.copy()).__name__', 'a.get("q")', 'a.pop("q")',
             'a.pop("q", 5)', 'a.setdefault("n", 1)', 'a.pop("n")', 'a["nope"]', 'a.keys() & {"x"}', 'a.keys() == b.keys()', 'a.items() == b.items()', 'bool(OrderedDict())',
             'sorted(a.items(), reverse=True)', 'eval(repr(a)) == a', 'a.__reduce__()[:4]'):
    t(text)
a['z'] = 9
a['x'] = 'updated'
print(a)
del a['y']
a['y'] = 'again'
print(a, len(a))
a |= {'k': 1}
a.update([('m', 1)], n=2)
print(a)
a.clear()
print(a)
lru = OrderedDict()
for k in (1, 2, 3, 1, 4, 2, 5):
    if k in lru:
        lru.move_to_end(k)
    else:
        lru[k] = True
        if len(lru) > 3:
            lru.popitem(last=False)
print(list(lru))
big = OrderedDict((i, i) for i in range(500))
for i in range(0, 500, 2):
    big.move_to_end(i)
for i in range(5):
    big.popitem(last=False)
big.move_to_end(100, last=False)
print(list(big)[:4], list(big)[-2:], len(big))
c, d, p = copy.copy(o), copy.deepcopy(o), pickle.loads(pickle.dumps(o))
print(c == o, d == o, p == o, type(p).__name__)
o.attr = 1
print(copy.copy(o).attr, o.__dict__)
r = OrderedDict()
r['r'] = r
print(r)
class S(OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
print(S(a=1), S([('b', 2)]), type(S().copy()).__name__)
class M(OrderedDict):
    def __missing__(self, k): return 'missing'
print(M()['z'], M().pop('z', 1))
it = iter(OrderedDict(a=1, b=2))
print(next(it), list(it))
