# deque: iteration, changes under way, copies, subclasses, hostile items
from collections import deque
import copy, pickle
d = deque([1, 2, 3])
print(list(d), list(reversed(d)), [*d], max(d), sorted(d, reverse=True))
it = iter(d)
print(next(it), it.__length_hint__())
d.append(4)
for _ in range(2):
    try:
        next(it)
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
for action in ('d.append(1)', 'd.pop()', 'd.rotate(1)', 'd.clear()', 'd.reverse()', 'd.__setitem__(0, 9)', 'd.extend([])'):
    d = deque([1, 2, 3])
    out = []
    try:
        for x in d:
            out.append(x)
            eval(action)
            if len(out) > 5:
                break
    except RuntimeError as e:
        out.append(str(e))
    print(action, out)
class Evil:
    def __eq__(self, other):
        d.append(1)
        return False
for op in ('5 in d', 'd.index(5)', 'd.count(5)', 'd.remove(5)'):
    d = deque([Evil(), 2])
    try:
        print(op, eval(op))
    except Exception as e:
        print(op, type(e).__name__, e)
d = deque([[1], 2], maxlen=5)
c, e, p = copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d))
d[0].append(9)
print(c, e, p, c.maxlen, d.__copy__())
class D(deque):
    def __init__(self, *a, extra=None, **k):
        super().__init__(*a, **k)
        self.extra = extra
x = D('ab', extra=1)
print(x, x.extra, type(x.copy()).__name__, type(x + x).__name__, type(x * 2).__name__, D('abc', maxlen=2), D('abc', maxlen=2).copy())
r = deque()
r.append(r)
print(r)
r2 = deque(maxlen=3)
r2.append([r2])
print(r2)
d = deque(range(5))
d *= 0
print(d)
d = deque([1])
d *= 3
d += d
print(d, d.__reduce__()[:3])
print([n for n in dir(deque) if n not in dir(object)])
match deque([1, 2]):
    case [a, b]:
        print(a, b)
import weakref
d = deque()
w = weakref.ref(d)
print(w() is d)
it = iter(deque('abc'))
next(it)
print(list(pickle.loads(pickle.dumps(it))), type(it).__name__, type(reversed(deque())).__name__)
