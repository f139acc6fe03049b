# copy.copy, deepcopy, replace
import copy
class P:
    def __init__(self, **k): self.__dict__.update(k)
a = [1, [2], {'k': [3]}, (4, [5]), {6}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append('x')
a[2]['k'].append('y')
a[3][1].append('z')
print(s, d, s is a, s[1] is a[1], d[1] is a[1])
for x in (1, 1.5, 'a', b'b', None, True, ..., NotImplemented, len, int, range(3), (1, 2), frozenset([1]), 2**70, 1j, slice(1)):
    print(copy.copy(x) is x, copy.deepcopy(x) is x, end=' ')
print()
t = ([1], 2)
print(copy.deepcopy(t) == t, copy.deepcopy(t) is t, copy.deepcopy((1, (2, 3))) is not None)
r = []
r.append(r)
c = copy.deepcopy(r)
print(c[0] is c, c is r)
tup = ([],)
tup[0].append(tup)
c = copy.deepcopy(tup)
print(c[0][0] is c)
shared = [1]
x = copy.deepcopy([shared, shared])
print(x[0] is x[1], x[0] is shared)
p = P(a=[1], b=2)
q, z = copy.copy(p), copy.deepcopy(p)
p.a.append(9)
print(q.__dict__, z.__dict__, type(z).__name__)
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep', type(memo).__name__
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
class S:
    __slots__ = ('a', 'b')
o = S()
o.a = [1]
k = copy.deepcopy(o)
print(k.a, k.a is o.a, hasattr(k, 'b'), copy.copy(o).a is o.a)
class G:
    def __init__(self): self.v = 1
    def __getstate__(self): return {'v': 'state'}
    def __setstate__(self, s): self.v = ('set', s)
print(copy.copy(G()).v, copy.deepcopy(G()).v)
class R:
    def __reduce__(self): return (list, ([1, 2],))
print(copy.copy(R()), copy.deepcopy(R()))
class Sub(list):
    pass
l = Sub([1, [2]])
l.attr = [3]
m = copy.deepcopy(l)
print(m, m.attr, type(m).__name__, m.attr is l.attr, copy.copy(l).attr is l.attr)
class N:
    def __reduce_ex__(self, p): return 'global'
n = N()
print(copy.copy(n) is n)
class Bad:
    def __reduce_ex__(self, p): raise TypeError('cannot copy')
for f in (lambda: copy.copy(Bad()), lambda: copy.deepcopy([Bad()]), lambda: copy.copy(i for i in ()), lambda: copy.replace(5), lambda: copy.replace(p, a=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Rep:
    def __init__(self, x): self.x = x
    def __replace__(self, /, **ch): return Rep(**{'x': self.x, **ch})
print(copy.replace(Rep(1), x=5).x)
memo = {}
first = copy.deepcopy(shared, memo)
print(copy.deepcopy(shared, memo) is first, id(shared) in memo)
print(copy.copy({1: [2]}), copy.copy({1}), copy.copy(bytearray(b'x')), copy.Error, copy.error is copy.Error)
