# heapq
import heapq
from heapq import *
seed = 3
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed // 11 % n
a = [rnd(100) for _ in range(50)]
h = []
for x in a:
    heappush(h, x)
out = [heappop(h) for _ in range(len(h))]
print(out == sorted(a))
b = a[:]
heapify(b)
print(all(b[k] <= b[c] for k in range(50) for c in (2 * k + 1, 2 * k + 2) if c < 50), b[0] == min(a))
print(heapreplace(b, 200), heappushpop(b, -1), heappushpop(b, 150), len(b), heappushpop([], 5))
print(nsmallest(3, a) == sorted(a)[:3], nlargest(3, a) == sorted(a)[::-1][:3], nsmallest(0, a), nsmallest(1, a), nlargest(1, a), nsmallest(100, [2, 1]), nlargest(-1, a), nsmallest(2, []), nlargest(1, []))
print(nsmallest(3, ['ccc', 'a', 'bb'], key=len), nlargest(2, ['ccc', 'a', 'bb'], key=len), nlargest(2, [(1, 'a'), (1, 'b'), (1, 'c')], key=lambda p: p[0]), nsmallest(2, [(1, 'a'), (1, 'b'), (1, 'c')], key=lambda p: p[0]), nsmallest(2, iter(range(10, 0, -1))))
print(list(merge([1, 4, 7], [2, 5], [], [3])), list(merge()), list(merge([1])), list(merge('ace', 'bdf', reverse=False)), list(merge([5, 3, 1], [4, 2], reverse=True)), list(merge(['dog', 'horse'], ['cat', 'fish'], key=len)))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: heappop([]), lambda: heappush((), 1), lambda: heapify((1,)), lambda: heappop(5), lambda: heapreplace([], 1), lambda: heappush([1], 'a'), lambda: heapify([1, 'a']), lambda: heappush([]),
          lambda: nsmallest(2, 5), lambda: list(merge(5)), lambda: nsmallest('a', [1, 2, 3]), lambda: heappushpop([1], 'x'), lambda: heapify([None, None])):
    t(f)
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
h = [C(n) for n in (5, 3, 8, 1)]
heapify(h)
print([heappop(h).n for _ in range(4)])
class Evil:
    def __lt__(self, other):
        evil.clear()
        return True
evil = [Evil() for _ in range(5)]
t(lambda: heapify(evil))
evil = [Evil(), Evil(), Evil(), Evil()]
t(lambda: heappush(evil, Evil()))
tasks = []
for p, name in ((3, 'low'), (1, 'high'), (2, 'mid')):
    heappush(tasks, (p, name))
print([heappop(tasks)[1] for _ in range(3)])
m = [3, 1, 4, 1, 5]
heapq._heapify_max(m)
print(m[0], heapq._heappop_max(m), heapq._heapreplace_max(m, 0), m[0])
print(heapq.heappush.__doc__.split('\n')[0], sorted(heapq.__all__))
