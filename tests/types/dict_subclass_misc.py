# docs, attributes, sizes, copies of dicts and subclasses
import copy
class D(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.attr = 'x'

d = D({1: 2}, a=3)
print(d, d.attr, d.__dict__, type(d.copy()), type(d | {}), type({} | d), type(copy.copy(d)), copy.copy(d).attr)
print(d == {1: 2, 'a': 3}, isinstance(d, dict), bool(D()), len(d))
e = {'l': [1]}
c = e.copy()
dc = copy.deepcopy(e)
e['l'].append(2)
print(c, dc)
print([n for n in dir(dict) if n not in dir(object)])
for n in ('clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'values'):
    print(n, getattr(dict, n).__text_signature__)
print(dict.get.__doc__)
print(dict.popitem.__doc__)
print(dict.__doc__)
print(type({}.get), {}.get.__name__, dict.get.__qualname__, dict.fromkeys.__qualname__, dict.__name__, dict.__mro__)
for f in (lambda: dict.get(), lambda: dict.get([], 1), lambda: {}.items(1), lambda: dict.keys([]), lambda: {}.foo,
          lambda: setattr({}, 'a', 1)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print({}.__sizeof__() > 0, {i: i for i in range(100)}.__sizeof__() > {}.__sizeof__())
match {'a': 1, 'b': 2}:
    case {'a': x, **rest}:
        print(x, rest)

class Slots(dict):
    __slots__ = ('x',)

s = Slots(a=1)
s.x = 5
print(s, s.x)
try:
    s.y = 1
except AttributeError as x:
    print(x)

class Hash(dict):
    def __hash__(self): return 3

print({Hash(): 1}, hash(Hash(a=1)))
g = {}
exec('x = 1; y = x + 1', g)
print({k: v for k, v in g.items() if k != '__builtins__'})
def f(**kw):
    kw['new'] = 1
    return kw
orig = {'a': 1}
print(f(**orig), orig)
