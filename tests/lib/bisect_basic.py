# bisect
from bisect import *
import bisect as b
a = [1, 3, 3, 3, 5, 7]
for x in (0, 1, 2, 3, 4, 7, 8):
    print(x, bisect_left(a, x), bisect_right(a, x), bisect(a, x), bisect_left(a, x, 2), bisect_right(a, x, 0, 3), bisect_left(a, x, lo=1, hi=4))
l = []
for x in (5, 1, 4, 1, 3, 9, 2):
    insort(l, x)
print(l)
l = ['b']
insort_left(l, 'a')
insort_right(l, 'c')
print(l, b.insort is b.insort_right, b.bisect is b.bisect_right)
rows = [('x', 1), ('y', 3), ('z', 5)]
print(bisect_left(rows, 3, key=lambda r: r[1]), bisect_right(rows, 3, key=lambda r: r[1]))
insort(rows, ('w', 4), key=lambda r: r[1])
print(rows)
insort_left(rows, ('v', 3), key=lambda r: r[1])
print(rows)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: bisect(a, 3, -1), lambda: bisect(a, 3, 0, 100), lambda: bisect(a, 'x'), lambda: bisect(5, 1), lambda: bisect(a), lambda: bisect(a, 3, 'x'), lambda: insort((), 1), lambda: bisect(a, 3, hi=None),
          lambda: bisect(a, 3, 5, 2), lambda: bisect(a, 3, key=5), lambda: bisect_left(a=a, x=3), lambda: bisect(a, 1, 2, 3, 4), lambda: bisect(range(10), 5), lambda: bisect('abc', 'b'), lambda: bisect(range(10**18), 10**17)):
    t(f)
class Seq:
    def __len__(self): return 10
    def __getitem__(self, i): return i * i
print(bisect_left(Seq(), 25), bisect_right(Seq(), 25), bisect(Seq(), 1000))
class L(list):
    def insert(self, i, x): super().insert(i, ('ins', x))
x = L([1, 5])
insort(x, 3)
print(x)
class Only:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
o = [Only(1), Only(5)]
print(bisect(o, Only(3)), bisect_left(o, Only(5)))
def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'): return grades[bisect(breakpoints, score)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
