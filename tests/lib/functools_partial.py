# partial and partialmethod
from functools import partial, partialmethod
def f(*args, **kw): return args, kw
p = partial(f, 1, 2, a=3)
print(p(), p(4), p(5, b=6), p(a=7), p.func is f, p.args, p.keywords)
q = partial(p, 8, a=9, c=10)
print(q.func is f, q.args, q.keywords, q(11))
p.attr = 'x'
r = partial(p, 0)
print(r.func is p, r(1), p.__dict__)
for call in ('partial()', 'partial(1)', 'partial(func=f)', 'p.foo', 'partial(f)(*[1], **{"z": 2})', 'partial(int, base=2)("101")', 'partial(f, 1).args',
             'partial[int]'):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)
class C:
    def __repr__(self): return 'C()'
    def __call__(self, *a): return a
print(partial(C(), 1, x='y'), partial(C()))
class P(partial): pass
print(P(C(), 1), type(partial(P(C(), 1), 2)).__name__, partial(P(C(), 1), 2))
rec = partial(C())
rec.__setstate__((C(), (rec,), {'k': rec}, None))
print(repr(rec).count('...'))
rec.__setstate__((C(), (), {}, {}))
for bad in (1, (), (1, (), {}, {}), (f, 1, {}, {}), (f, (), 1, {}), (f, (), {})):
    try:
        p.__setstate__(bad)
    except TypeError as e:
        print(e)
p.__setstate__((f, (1,), None, {'y': 1}))
print(p(), p.y, p.__reduce__()[2][1:])
import copy, pickle
c = copy.copy(partial(len, [1]))
print(c(), pickle.loads(pickle.dumps(partial(int, base=16)))('ff'))
class A:
    def m(self, *args, **kw): return type(self).__name__, args, kw
    pm = partialmethod(m, 1, k=2)
    pm2 = partialmethod(pm, 3)
    st = partialmethod(staticmethod(f), 's')
    cl = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 'c')
    fn = partialmethod(len)
a = A()
print(a.pm(), a.pm(9, z=1), a.pm2(), a.st(1), a.cl(1), A.cl(2), A.pm(a, 5))
print(A.__dict__['pm'].args, A.__dict__['pm2'].keywords)
try:
    partialmethod(1)
except TypeError as e:
    print(e)
print(list(map(partial(pow, 2), range(5))), sorted('bca', key=partial(lambda k, x: -ord(x), None)))
