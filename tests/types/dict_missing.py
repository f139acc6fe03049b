# __missing__ and other methods of subclasses
class M(dict):
    def __missing__(self, key):
        return f'missing {key!r}'

m = M(a=1)
print(m['a'], m['b'], m[(1, 2)], m.get('b'), 'b' in m, m.pop('b', 'none'), m)
try:
    m[[]]
except TypeError as e:
    print(e)

class Store(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value

s = Store()
print(s['x'], s['y'], s['x'], s)

class Err(dict):
    def __missing__(self, key): raise LookupError('no ' + key)

try:
    Err()['q']
except LookupError as e:
    print(type(e).__name__, e)
plain = {}
try:
    plain.__missing__ = 1
except AttributeError as e:
    print(e)

class Inst(dict):
    pass

i = Inst()
i.__missing__ = lambda k: 5
try:
    i['x']
except KeyError as e:
    print('KeyError', e)

class Over(dict):
    def __getitem__(self, k): return 'over'
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __contains__(self, k): return True
    def __len__(self): return 77
    def __iter__(self): return iter('iter')
    def keys(self): return ['k1', 'k2']
    def get(self, k, d=None): return 'get'

o = Over(a=1)
o['b'] = 2
print(o, o['z'], 'q' in o, len(o), list(o), o.get(1), dict(o), o.setdefault('c', 3), o.copy(), type(o.copy()))
d = {}
d.update(o)
print(d, {**o})
print('%(x)s' % M(), '{x}'.format_map(M()), eval('undefined_name', {}, M()))

class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__

a = Attr()
a.x = 5
print(a, a.x, a['x'])
