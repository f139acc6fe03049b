# itemgetter, attrgetter, methodcaller
from operator import itemgetter, attrgetter, methodcaller
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
    def m(self, *a, **k): return a, k
p = P(x=1, y='a', q=P(r=P(s=5)))
print(itemgetter(1)([5, 6]), itemgetter(0, 2)('abc'), itemgetter('a')({'a': 1}), itemgetter(slice(1, 3))('abcd'), itemgetter(-1)((1, 2)))
print(attrgetter('x')(p), attrgetter('x', 'y')(p), attrgetter('q.r.s')(p), attrgetter('q.r.s', 'x')(p))
print(methodcaller('upper')('ab'), methodcaller('split', ',', maxsplit=1)('a,b,c'), methodcaller('m', 1, 2, k=3)(p))
print(itemgetter(1), itemgetter(1, 'a'), attrgetter('a.b'), attrgetter('a', 'b'), methodcaller('f'), methodcaller('f', 1, 'x', k=[2]))
for f in (lambda: itemgetter(), lambda: itemgetter(1)(), lambda: itemgetter(1)(1, 2), lambda: itemgetter(1)(x=1), lambda: itemgetter(5)([1]), lambda: itemgetter('x')({}),
          lambda: itemgetter(1)(5), lambda: itemgetter(a=1), lambda: attrgetter(), lambda: attrgetter(1), lambda: attrgetter('z')(p), lambda: attrgetter('q.z')(p),
          lambda: attrgetter('x')(), lambda: attrgetter('')(p), lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller('zz')(p), lambda: methodcaller('m')(),
          lambda: methodcaller('m')(p, 1), lambda: methodcaller('upper', 1)('a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
rows = [('b', 2), ('a', 3), ('c', 1)]
print(sorted(rows, key=itemgetter(0)), sorted(rows, key=itemgetter(1), reverse=True), list(map(itemgetter(1), rows)), max(rows, key=itemgetter(1)))
ps = [P(n=3), P(n=1)]
print([x.n for x in sorted(ps, key=attrgetter('n'))], list(map(methodcaller('strip'), [' a ', 'b '])))
import copy, pickle
for g in (itemgetter(0), itemgetter(0, 1), attrgetter('real'), methodcaller('conjugate')):
    c, q = copy.copy(g), pickle.loads(pickle.dumps(g))
    print(repr(c) == repr(g), repr(q) == repr(g))
print(methodcaller('f', 1, k=2).__reduce__()[1], itemgetter(1, 2).__reduce__()[1], attrgetter('a.b').__reduce__()[1])
class Idx:
    def __getitem__(self, i): return ('got', i)
print(itemgetter(1, slice(None), 'k')(Idx()))
print(type(itemgetter(0)).__name__, itemgetter.__module__)
