# insertion order through updates, deletions, growth
d = {}
for i in range(100):
    d[f'k{i}'] = i
for i in range(0, 100, 3):
    del d[f'k{i}']
d['k1'] = 'again'
d['k3'] = 'back'
print(list(d)[:5], list(d)[-3:], d['k1'])
d.update(k3=0, new=1, k1=2)
print(list(d)[-2:], list(d.values())[-2:])
e = dict(d)
print(list(e) == list(d), e == d)
del e['k1']
e['k1'] = 2
print(list(e) == list(d), e == d, list(e)[-1])
q = {}
for i in range(1000):
    q[i] = i
    if i >= 10:
        first = next(iter(q))
        del q[first]
print(list(q), len(q))
s = {}
for i in range(1000):
    s[i] = i
    if i % 3:
        s.popitem()
print(len(s), list(s)[:5], list(s)[-2:])
m = {True: 'a'}
m[1] = 'b'
m[1.0] = 'c'
print(m, list(reversed({1: 2, 3: 4})))
big = {i: -i for i in range(3000)}
for i in range(0, 3000, 7):
    big.pop(i)
print(sum(big), sum(big.values()), len(big), all(big[k] == -k for k in big))
print([k for k in {1: 1, 'a': 2, None: 3, (1,): 4, 1.5: 5, b'x': 6}])
x = {'a': 1, 'b': 2, 'c': 3}
x['a'] = x.pop('a')
print(x)
y = {k: v for v, k in x.items()}
print(y, dict(sorted(y.items())))
f = {}
f['b'] = f['a'] = 1
print(f)
