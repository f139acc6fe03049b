# keys whose __eq__ and __hash__ change the dict at work
class Evil:
    def __init__(self, h, do=None):
        self.h = h
        self.do = do
    def __hash__(self): return self.h
    def __eq__(self, other):
        if self.do:
            do, self.do = self.do, None
            do()
        return self is other
    def __repr__(self): return 'Evil'

def actions(d):
    yield 'clear', d.clear
    yield 'grow', lambda: d.update({i + 1000: i for i in range(200)})
    yield 'del', lambda: d.pop('b', None)
    yield 'raise', lambda: 1 / 0

for op in ('d[k]', 'k in d', 'd.get(k)', 'd.pop(k, 0)', 'd.setdefault(k, 1)', 'd.update({k: 1})', 'd.__setitem__(k, 2)', 'd | {k: 3}',
           'd == {1: 1, "b": 2, k: 4}', 'd.keys() & {k}', 'dict.fromkeys([k], d)', '(k, 1) in d.items()'):
    for index in range(4):
        d = {}
        name, do = list(actions(d))[index]
        e = Evil(5, do)
        d[e] = 'e'
        d['b'] = 2
        k = Evil(5)
        try:
            r = eval(op)
            r = r if isinstance(r, (bool, int, type(None))) else type(r).__name__
        except Exception as x:
            r = type(x).__name__
        print(op, name, r, len(d))

class BadHash:
    def __hash__(self): raise RuntimeError('hash')

for op in ('{b: 1}', 'd[b]', 'b in d', 'd.get(b)', 'd.pop(b)', 'd.setdefault(b)', 'd.fromkeys([b])', '{}.pop(b, 1)', 'b in d.keys()',
           '(b, 1) in d.items()', 'd.__delitem__(b)'):
    b = BadHash()
    try:
        print(op, eval(op))
    except Exception as x:
        print(op, type(x).__name__, x)

class Shift:
    value = 1
    def __hash__(self): return self.value

s = Shift()
d = {s: 'x'}
Shift.value = 2
print(s in d, list(d)[0] is s, len(d))
