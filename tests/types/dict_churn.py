# Keys that leave and come back, queues and stacks of keys: the table must stay sound and quick.
d = {i: i for i in range(1000)}
for i in range(200_000):
    del d[500]
    d[500] = i
print(len(d), d[500], list(d)[-1], list(d)[499:501])

d = {str(i): i for i in range(300)}
for i in range(100_000):
    d.pop(str(i))
    d[str(i + 300)] = i
print(len(d), next(iter(d)), list(d.values())[-1], '99999' in d, '100000' in d)

d = {i: None for i in range(100)}
for i in range(100_000):
    k, v = d.popitem()
    d[i * 7919 % 100_003 + 1000] = k
print(len(d), sum(d) > 0, d.popitem())

model, d, seed = [], {}, 12345
for i in range(60_000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    k, what = seed >> 8 & 255, seed >> 20 & 3
    if what == 0:
        if k in d:
            assert d.pop(k) == dict(model)[k]
            model = [p for p in model if p[0] != k]
        else:
            assert k not in dict(model)
    elif what == 1 and d:
        assert d.popitem() == model.pop()
    else:
        if k in d:
            model = [(x, i if x == k else y) for x, y in model]
        else:
            model.append((k, i))
        d[k] = i
    if i % 500 == 0:
        assert list(d.items()) == model and list(reversed(d)) == [x for x, y in model][::-1]
print(list(d.items()) == model, len(d) == len(model))

from collections import OrderedDict
o = OrderedDict((i, i) for i in range(50))
for i in range(20_000):
    o.move_to_end(i * 17 % 50, last=i % 3 != 0)
print(len(o), sorted(o) == list(range(50)), [k for k in o if o[k] != k])

# The place found last is tried first, but only for keys that are the same and run no code.
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n); return self.n
    def __eq__(self, other): return False
k = K(1)
e = {k: 1}
print(e[k], e.get(k), k in e)
e = {1: 'int', 'a': 'str'}
print(e[1.0], e[True], e['a'], e.get('b'), e[1], e['a'])
del e['a']
print(e.get('a'), 'a' in e, e)
e['a'] = 2
e['a'] += 1
e.clear()
print(e.get('a'), e)
