# deep nesting is dropped, compared and printed without harm
def nest(make, n=200000):
    x = None
    for _ in range(n):
        x = make(x)
    return x

for name, make in (('list', lambda x: [x]), ('tuple', lambda x: (x,)), ('dict', lambda x: {1: x}), ('dict2', lambda x: {'k': x}),
                   ('mixed', lambda x: [({0: x},)])):
    x = nest(make)
    del x
    print(name, 'dropped')
for name, make in (('list', lambda x: [x]), ('tuple', lambda x: (x,)), ('dict', lambda x: {1: x})):
    a, b = nest(make), nest(make)
    try:
        a == b
        print('equal')
    except RecursionError:
        print(name, 'RecursionError')
    try:
        repr(a)
    except RecursionError:
        print(name, 'repr RecursionError')
it = iter([])
for _ in range(20):
    it = map(lambda x: x, it)
print(list(it))
big = list(range(200000))
big.reverse()
big.sort()
print(big[:3], big[-1], len(big * 3), sum(big[::1000]))
d = {i: str(i) for i in range(100000)}
print(len(d), d[99999], sum(1 for k in d if k % 2))
for k in range(0, 100000, 2):
    del d[k]
print(len(d), next(iter(d)))
s = set(range(100000))
s -= set(range(0, 100000, 3))
print(len(s), len(s & set(range(1000))))
t = tuple(range(50000)) * 2
print(len(t), t.count(5), t.index(49999))
for bad in ('[0] * 10**18', '(0,) * 10**18', '[0] * 10**15', 'list(range(10**18)) if False else [None] * 2**60'):
    try:
        eval(bad)
        print(bad, 'made')
    except MemoryError:
        print(bad, 'MemoryError')
