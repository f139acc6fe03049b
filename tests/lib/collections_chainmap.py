# ChainMap
import collections.abc
from collections import ChainMap
base = {'a': 1, 'b': 2}
over = {'b': 20, 'c': 30}
cm = ChainMap(over, base)
print(cm, cm['a'], cm['b'], list(cm), len(cm), dict(cm), 'c' in cm, 'z' in cm, bool(ChainMap()), bool(cm))
cm['a'] = 100
print(base, over, cm['a'])
del cm['a']
print(cm['a'], cm.maps, cm.parents, cm.new_child(), cm.new_child({'x': 1}), cm.new_child(b=0), cm.new_child({'q': 1}, b=5))
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('cm["z"]', 'cm.get("z")', 'cm.get("a")', 'cm.get("z", 9)', 'cm.pop("c")', 'cm.pop("a")', 'cm.pop("zz", 5)', 'cm.popitem()', 'cm.popitem()', 'cm.__delitem__("a")', 'cm.copy()', 'ChainMap()',
             'ChainMap({}) == {}', 'ChainMap({"a": 1}) == {"a": 1}', 'cm | {"n": 1}', '{"n": 1} | cm', 'cm | 5', 'ChainMap.fromkeys("ab", 0)', 'ChainMap.fromkeys(["x"])', 'cm.keys()', 'sorted(cm.items())',
             'cm.setdefault("s", 1)', 'cm', 'cm.update(u=1)', 'cm', 'cm.clear()', 'cm', 'ChainMap().parents', 'ChainMap(1)["a"]', 'hash(cm)'):
    t(text)
cm |= {'w': 1}
print(cm.maps[0])
class D(ChainMap):
    def __missing__(self, key): return key * 2
print(D()['ab'], D({'x': 1}).get('q', 'dflt'), type(D().new_child()).__name__, type(D().copy()).__name__)
import collections
dd = collections.defaultdict(lambda: 'dd')
print(ChainMap({}, dd)['any'], dict(dd))
order = ChainMap({'c': 1, 'a': 2}, {'b': 3, 'a': 4})
print(list(order), list(order.values()), list(reversed(list(order))))
r = ChainMap()
r['self'] = r
print(r)
import copy
c = copy.copy(order)
c['new'] = 1
print('new' in order.maps[0], c.maps[1] is order.maps[1])
print(isinstance(cm, collections.abc.MutableMapping), len(ChainMap({1: 1}, {1: 2}, {2: 3})))
env = ChainMap({'user': 'x'}, {'user': 'y', 'color': 'red'})
print('%(user)s %(color)s' % env, '{user}-{color}'.format(**env))
