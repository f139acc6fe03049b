# iter(), next(), sequence and callable iterators
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * 10

s = Seq(3)
it = iter(s)
print(list(it), next(it, 'end'), list(s), 10 in s, max(s), [*s], type(it).__name__)
a, b, c = s
print(a, b, c)

class StopSeq(Seq):
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i

print(list(StopSeq(0)))

class ErrSeq:
    def __getitem__(self, i): raise KeyError(i)

try:
    list(ErrSeq())
except KeyError as e:
    print('KeyError', e)

class NoIter(Seq):
    __iter__ = None

class LenSeq(Seq):
    def __len__(self): return self.n

it = iter(LenSeq(3))
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[2])
it.__setstate__(0)
print(list(it))
for f in (lambda: iter(1), lambda: iter(NoIter(1)), lambda: iter(None), lambda: iter(), lambda: iter(1, 2), lambda: iter([], 1, 2),
          lambda: next(1), lambda: next([]), lambda: next(), lambda: next(iter([])), lambda: list(5), lambda: 5 in 5, lambda: [*5]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 5)), n)
it = iter(count, 100)
print(next(it), type(it).__name__)
def stop():
    raise StopIteration('x')
print(list(iter(stop, 1)))
def err():
    raise ValueError('err')
try:
    next(iter(err, 1))
except ValueError as e:
    print(e)
it = iter(lambda: 1, 1)
print(list(it), list(it), next(it, 'done'))

class It:
    def __iter__(self): return 5

class It2:
    def __iter__(self): return self
    def __next__(self): raise StopIteration

for x in (It(), It2()):
    try:
        print(list(x))
    except TypeError as e:
        print(e)
