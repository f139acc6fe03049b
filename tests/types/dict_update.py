# update, |, |=, ** in all forms
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

class Keys:
    def keys(self): return iter(['x', 'y'])
    def __getitem__(self, k): return k.upper()

class D(dict):
    pass

def up(*a, **k):
    d = {'a': 0}
    r = d.update(*a, **k)
    return d, r

for text in ('up()', 'up({})', 'up({"b": 1})', 'up(a=5)', 'up({"a": 1}, a=2, c=3)', 'up([("b", 1)])', 'up([["c", 2]], d=1)',
             'up(Keys())', 'up(1)', 'up(None)', 'up([1])', 'up([(1,)])', 'up(["ab", "cd"])', 'up("ab")', 'up({}, {})',
             'up(self=1, other=2)', 'up(zip("ab", "cd"))', 'up({1: 2}.items())', 'up(x for x in [(1, 2)])',
             '{1: 1} | {2: 2}', '{1: 1} | {1: 2}', '{} | {}', '{1: 1} | D({2: 2})', 'type(D() | {})', 'type({} | D())',
             '{1: 1} | [(2, 2)]', '{1: 1} | None', '[(1, 1)] | {}', '{} | 1', '{1: 1}.__or__({2: 2})', '{}.__or__([])',
             '{1: 1}.__ror__({2: 2})', '{1: 1}.__ior__([(5, 6)])', '{}.__ior__(5)'):
    t(text)
d = {1: 1}
e = d
d |= {2: 2}
d |= [(3, 3)]
d |= Keys()
print(d, e is d)
for bad in (1, None, [1]):
    try:
        d |= bad
    except (TypeError, ValueError) as x:
        print(type(x).__name__, x)
def f(**kw): return kw
print(f(**{'a': 1}, **{'b': 2}), f(**Keys()))
for call in ('f(**{"a": 1}, a=2)', 'f(**{1: 2})', 'f(**[1])', 'f(a=1, **{"a": 2})', 'f(**None)'):
    try:
        print(eval(call))
    except TypeError as x:
        print(call, x)
a = {1: 1}
a.update(a)
print(a, {**a, **a}, {'x': 1, **{'x': 2}, 'x': 3})
