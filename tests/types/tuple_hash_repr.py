# repr with recursion, hash and equality with hostile items, iterators
t = ([],)
t[0].append(t)
print(t)
print((1,), (1, 2), ((),), ((1,), ()), ('a', "b'"))

class H:
    def __init__(self, h): self.h = h
    def __hash__(self):
        print('hash', self.h)
        return self.h

a = (H(1), 2, H(3))
print(hash(a) == hash(a))
d = {a: 'x'}
print(d[a])

class Bad:
    def __hash__(self): raise KeyError('no hash')

for bad in ((1, Bad()), (1, []), ({},), (1, (2, [3]))):
    try:
        hash(bad)
    except Exception as e:
        print(type(e).__name__, e)
deep = ()
for _ in range(100000):
    deep = (deep,)
for f in (repr, lambda x: x == (deep,)):
    try:
        f(deep)
        print('fine')
    except RecursionError:
        print('RecursionError')
deep = None
it = iter((1, 2, 3))
print(it.__length_hint__(), next(it), it.__reduce__()[1:], list(it), it.__length_hint__(), it.__reduce__()[1:])
it = iter((1, 2, 3))
it.__setstate__(2)
print(list(it), type(it).__name__)
print([hash(x) for x in ((), (0,), (1,), (-1,), (1, 2), (2, 1), (1.5,), (None,) * 0, ((),), ((), ()))])
print(hash((1, 2**61 - 1, -2**70)), hash(tuple(range(100))))
nan = float('nan')
print((nan,) == (nan,), (1, 2) != (1, 2), (0.0,) == (-0.0,), hash((0.0,)) == hash((-0.0,)))
print(tuple.index.__text_signature__, tuple.count.__doc__, [n for n in dir(tuple) if n not in dir(object)])
