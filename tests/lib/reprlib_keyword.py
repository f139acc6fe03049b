# reprlib and keyword
import reprlib, keyword
r = reprlib.repr
print(r('a' * 100), r(list(range(100))), r({i: i for i in range(10)}), r(set(range(20))), r((1, 2, 3, 4, 5, 6, 7, 8)), r(10**100), r([[[[[[[[1]]]]]]]]), r(frozenset([3, 1])), r(''), r([]), r({}), r(set()), r((1,)), r(5), r(None))
class R(reprlib.Repr):
    def repr_int(self, x, level): return f'<{x}>'
x = R(maxlist=2, maxstring=10, maxdict=1, fillvalue='~', maxlevel=2)
print(x.repr([1, 2, 3]), x.repr('abcdefghijklmnop'), x.repr({'a': 1, 'b': 2}), x.repr([[[1]]]), x.maxlist, x.maxtuple)
print(reprlib.Repr(indent=2).repr([1, [2, 3], {'a': (4,)}]))
print(reprlib.Repr(indent='--').repr({'x': 1}))
for indent in (-1, 1.5):
    try:
        print(reprlib.Repr(indent=indent).repr([1]))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Long:
    def __repr__(self): return 'L' * 100
class Bad:
    def __repr__(self): raise ValueError
print(r(Long()), r(Bad()).split(' at ')[0], r([Long()] * 2))
class Node:
    def __init__(self): self.kids = []
    @reprlib.recursive_repr()
    def __repr__(self): return f'Node({self.kids})'
    @reprlib.recursive_repr(fillvalue='<rec>')
    def other(self): return [k.other() for k in self.kids]
n = Node()
n.kids.append(n)
n.kids.append(Node())
print(n, n.other(), Node.__repr__.__name__, Node.__repr__.__qualname__)
from collections import deque
print(r(deque(range(20))), reprlib.aRepr.maxdeque)
print(keyword.iskeyword('if'), keyword.iskeyword('print'), keyword.issoftkeyword('match'), keyword.issoftkeyword('x'), keyword.kwlist, keyword.softkwlist, keyword.iskeyword(''), keyword.__all__)
