# frozenset hash, set equality, subset order
print([hash(frozenset(x)) for x in ((), (0,), (1,), (1, 2), (2, 1), range(10), (1, (2, 3)), (frozenset(),))])
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'a'}[frozenset([1.0])])
print(frozenset([1]) == {1}, {1} == frozenset([1]), {1: 2}.keys() == {1}, {1} == [1], {1} != {1})
sets = [set(), {1}, {2}, {1, 2}, {1, 2, 3}]
for a in sets:
    print(a, [a <= b for b in sets], [a < b for b in sets], [a > b for b in sets], [a == b for b in sets])
print(sorted(sets, key=len), {frozenset(): 0})

class H:
    def __init__(self, h, name): self.h, self.name = h, name
    def __hash__(self): return self.h
    def __eq__(self, other):
        print('eq', self.name, getattr(other, 'name', other))
        return isinstance(other, H) and self.name == other.name
    def __repr__(self): return self.name

s = {H(1, 'a'), H(1, 'b')}
print(len(s))
print(H(1, 'b') in s)
print(H(2, 'a') in s)

class S(set):
    def __hash__(self): return 5

print(hash(S([1])), {S([1]): 1}, S([1]) in {frozenset([1])})
nan = float('nan')
print(nan in {nan}, {nan} == {nan}, len({nan, nan}))
print({1, 2} == {1.0, 2.0}, {'a', b'a'} == {'a', b'a'}, {(1, 2)} == {(1, 2.0)})
f = frozenset('abc')
g = frozenset('cba')
print(f == g, f is g, hash(f) == hash(g), len({f, g}))

class FS(frozenset):
    pass

print(FS([1]) == frozenset([1]), hash(FS([1])) == hash(frozenset([1])), FS([1, 2]) > {1})
for x in ({1}, [1], 'a', None, 5):
    try:
        print({1, 2} > x)
    except TypeError as e:
        print(e)
