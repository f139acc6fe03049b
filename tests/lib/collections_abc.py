# the ABCs: what belongs to them, mixins
from collections.abc import *
import collections
things = {'list': [], 'tuple': (), 'str': '', 'bytes': b'', 'bytearray': bytearray(), 'dict': {}, 'set': set(), 'frozenset': frozenset(), 'range': range(1), 'gen': (i for i in ()), 'iter': iter([]),
          'int': 1, 'func': len, 'type': int, 'keys': {}.keys(), 'items': {}.items(), 'values': {}.values(), 'deque': collections.deque(), 'memoryview': memoryview(b''), 'none': None,
          'zip': zip(), 'counter': collections.Counter(), 'slice': slice(1), 'obj': object()}
abcs = [Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, MappingView, KeysView, ItemsView, ValuesView,
        Sequence, MutableSequence, Awaitable, Coroutine, AsyncIterable, Buffer]
for name, x in things.items():
    print(name, [a.__name__ for a in abcs if isinstance(x, a)])
class MySeq(Sequence):
    def __init__(self, d): self.d = d
    def __getitem__(self, i): return self.d[i]
    def __len__(self): return len(self.d)
s = MySeq([1, 2, 3, 2])
print(list(s), 2 in s, s.index(2), s.index(2, 2), s.count(2), list(reversed(s)))
try:
    s.index(9)
except ValueError as e:
    print('ValueError', e)
class MyMap(MutableMapping):
    def __init__(self, **k): self.d = k
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap(a=1, b=2)
print(list(m.keys()), list(m.values()), list(m.items()), m.get('z'), 'a' in m, m == {'a': 1, 'b': 2}, m.pop('a'), m.pop('z', 0), m.setdefault('q', 5), m.popitem(), m.keys() & {'b'}, len(m))
m.update({'x': 1}, y=2)
m.update([('z', 3)])
print(dict(m), ('x', 1) in m.items(), 3 in m.values(), m.clear(), len(m))
class MySet(MutableSet):
    def __init__(self, it=()): self.d = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x):
        if x not in self.d: self.d.append(x)
    def discard(self, x):
        if x in self.d: self.d.remove(x)
    def __repr__(self): return f'MySet({self.d})'
a, b = MySet('abc'), MySet('bcd')
print(a | b, a & b, a - b, a ^ b, a <= b, a == MySet('cba'), a.isdisjoint('x'), a | ['q'], a.pop(), a.remove('b'), a)
a |= 'xy'
a -= {'x'}
a ^= {'y', 'w'}
print(a, hash(frozenset('ab')) == MySet('ab')._hash(), sorted(MySet('ab') ^ {'b', 'z'}))
for cls in (Sequence, Mapping, MutableSet, Iterator, Callable, Hashable):
    try:
        cls()
    except TypeError as e:
        print(e)
class Hook:
    def __len__(self): return 1
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
print(issubclass(Hook, Collection), issubclass(Hook, Sized), isinstance(Hook(), Container), Callable[[int], str], Iterable[int], Sequence.__module__)
class NoHash:
    __hash__ = None
print(isinstance(NoHash(), Hashable), isinstance([], Hashable), issubclass(int, Hashable))
