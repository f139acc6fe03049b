# == and !=, repr, recursion
ds = [{}, {1: 2}, {1: 3}, {1: 2, 3: 4}, {3: 4, 1: 2}, {1.0: 2.0}, {'a': [1]}, {'a': [1.0]}]
for a in ds:
    print(a, [a == b for b in ds], [a != b for b in ds])
for op in ('<', '<=', '>', '>='):
    try:
        eval('{} %s {}' % op)
    except TypeError as e:
        print(e)
print({} == [], {} == None, {1: 2}.__eq__([]), {1: 2} == {1: 2}.items())
d = {}
d[1] = d
print(d, d == d)
d[2] = [d, {3: d}]
print(d)
e = {}
e[1] = e
f = {}
f[1] = f
try:
    e == f
except RecursionError:
    print('RecursionError')
nan = float('nan')
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1})

class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        print('eq', self.n, getattr(other, 'n', other))
        return isinstance(other, K) and self.n == other.n
    def __repr__(self): return f'K{self.n}'

x = {K(1): 'a', K(2): 'b'}
print(x)
print(x[K(2)])
print(K(3) in x)

class Bad:
    def __eq__(self, other): raise ValueError('bad eq')
    __hash__ = object.__hash__

try:
    {1: Bad()} == {1: Bad()}
except ValueError as err:
    print(err)

class BadRepr:
    def __repr__(self): raise ValueError('bad repr')

for bad in ({1: BadRepr()}, {BadRepr(): 1}):
    try:
        repr(bad)
    except ValueError as err:
        print(err)
print({'a': 1, 2: 'b', None: (), 1.5: {}, True: [1]}, {(1, 2): {3}}, str({'x': "it's"}))
