# tee
from itertools import tee, islice, count
a, b = tee([1, 2, 3])
print(list(a), list(b), list(a))
a, b, c = tee('abc', 3)
print(next(a), next(a), next(b), list(c), list(a), list(b))
print(tee([], 0), len(tee([], 1)), len(tee([])))
for f in (lambda: tee(), lambda: tee(1), lambda: tee([], -1), lambda: tee([], 'a'), lambda: tee([], 1, 2), lambda: tee(iterable=[])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
a, b = tee(count())
print(list(islice(a, 1000))[-1], list(islice(b, 500))[-1], next(a), next(b))
a, = tee('xyz', 1)
next(a)
import copy
b = copy.copy(a)
c, d = tee(a)
print(list(b), list(c), list(d), list(a))
def gen():
    yield 1
    yield 2
    raise ValueError('end of gen')
a, b = tee(gen())
print(next(a), next(a), next(b))
for it in (a, b):
    try:
        print(list(it))
    except ValueError as e:
        print(e)
class Reenter:
    count = 0
    def __iter__(self): return self
    def __next__(self):
        self.count += 1
        if self.count == 1:
            return next(self.it)
        return self.count
r = Reenter()
r.it, other = tee(r)
try:
    print(next(other))
except RuntimeError as e:
    print(e)
import gc, weakref
class Obj: pass
def objs():
    for _ in range(3):
        yield Obj()
a, b = tee(objs())
w = weakref.ref(next(a))
gc.collect()
print(w() is not None)
next(b)
del a
b = list(b)
del b
gc.collect()
print(w() is None)
t1, t2 = tee(range(200))
print(sum(x * y for x, y in zip(t1, islice(t2, 1, None))))
print(type(t1).__name__, iter(t1) is t1)
