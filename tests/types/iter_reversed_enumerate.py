# reversed and enumerate
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        print('get', i)
        return i

r = reversed(Seq())
print(r.__length_hint__(), list(r), r.__length_hint__(), next(r, 'end'))

class Rev:
    def __reversed__(self): return 'whatever'

print(reversed(Rev()), list(reversed('abc')), list(reversed((1, 2))), list(reversed(b'ab')), type(reversed((1,))).__name__)
class NoRev(Seq):
    __reversed__ = None
class OnlyGet:
    def __getitem__(self, i): return i
for x in (NoRev(), OnlyGet(), 5, {1}, (i for i in ()), None):
    try:
        print(reversed(x))
    except TypeError as e:
        print(e)
for f in (lambda: reversed(), lambda: reversed([], 1), lambda: reversed(a=1)):
    try:
        f()
    except TypeError as e:
        print(e)
r = reversed((1, 2, 3))
next(r)
print(r.__reduce__())
r.__setstate__(0)
print(list(r), r.__reduce__())
e = enumerate('abc')
print(next(e), list(e), next(e, 'end'), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='a', start=2)))
print(list(enumerate('ab', 2**61 - 1)), list(enumerate('ab', 10**30)), list(enumerate([], 1)))
for f in (lambda: enumerate(), lambda: enumerate(1), lambda: enumerate([], 'a'), lambda: enumerate([], 1.5), lambda: enumerate([], 1, 2),
          lambda: enumerate(start=1), lambda: enumerate([], foo=1), lambda: enumerate([], start=1, foo=2)):
    try:
        f()
    except TypeError as x:
        print(x)
e = enumerate('ab', 7)
next(e)
print(e.__reduce__()[1][1], type(e).__name__, enumerate[int], iter(e) is e)
pairs = []
for p in enumerate('abc'):
    pairs.append(p)
print(pairs)
p1 = enumerate('xy')
a = next(p1)
b = next(p1)
print(a, b)

class E(enumerate):
    pass

print(list(E('ab')), type(E('')).__name__)

class R(reversed):
    def __next__(self): return ('r', super().__next__())

print(list(R([1, 2])) if False else next(R((1, 2))))
for i, (x, y) in enumerate([(1, 2), (3, 4)], 1):
    print(i, x, y)
