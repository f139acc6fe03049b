# keys, values, items: live views, length, membership, repr
d = {1: 'a', 2: 'b'}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d[3] = 'c'
print(k, list(v), (3, 'c') in i, (3, 'x') in i, 3 in k, 'c' in v, 9 in k, (9,) in i, 5 in i)
del d[1]
print(list(k), list(v), list(i), k.mapping == d, type(k.mapping).__name__)
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k == {2, 3}, k == [2, 3], v == v, v == d.values(), i == {(2, 'b'), (3, 'c')})
print(type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__)
print(type(reversed(k)).__name__, type(reversed(v)).__name__, type(reversed(i)).__name__, type(reversed(d)).__name__)
for f in (lambda: k[0], lambda: hash(k), lambda: hash(i), lambda: k + k, lambda: type(k)(), lambda: [] in k, lambda: ([], 1) in i,
          lambda: k.foo, lambda: setattr(k, 'x', 1), lambda: v & v, lambda: k < 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(hash(v) == hash(v))
r = {}
r['self'] = r.values()
print(r)
r['items'] = r.items()
print(len(repr(r)) < 200)
e = {}
print(e.keys(), e.values(), e.items(), list(e.items()), bool(e.keys()), bool({1: 1}.keys()))
print({1: 2}.keys().isdisjoint([3]), {1: 2}.keys().isdisjoint([1]), {1: 2}.items().isdisjoint([(1, 2)]))
m = {'a': 1, 'b': 2, 'c': 1}
print(sorted(m.values()), max(m, key=m.get), sum(m.values()), sorted(m.items(), key=lambda p: (p[1], p[0])))
for key, value in m.items():
    m[key] = value * 10
print(m)
for x in list(m.keys()):
    del m[x]
print(m)
