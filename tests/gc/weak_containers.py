# WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize.
import copy
import gc
import weakref


class C:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return 'C(%d)' % self.n

    def method(self):
        return self.n


class H(C):
    def __eq__(self, other):
        return isinstance(other, H) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


a, b, c = C(1), C(2), C(3)
d = weakref.WeakValueDictionary(a=a, b=b)
d['c'] = c
print(len(d), sorted(d), sorted(d.keys()), sorted(x.n for x in d.values()), 'a' in d, 'z' in d)
print(d['a'], d.get('z'), d.get('z', 5), d.setdefault('a', c), d.pop('c'), d.pop('c', None))
del a
print(len(d), sorted(d.items()), 'a' in d)
for fail in (lambda: d['a'], lambda: d.pop('a'), lambda: d.__delitem__('a')):
    try:
        fail()
    except KeyError as e:
        print('KeyError', e)
d2 = d.copy()
d2['c'] = c
print(sorted(d2), d | d2 == d2, type(d | d2).__name__, sorted(copy.deepcopy(d2)))
print(repr(d).startswith('<WeakValueDictionary at 0x'), len(d.valuerefs()))
d.clear()
print(len(d))
d.update({'x': b})
d |= {'y': c}
print(sorted(d.items(), key=lambda kv: kv[0]))
print(d.popitem()[0])

# Values that die during a walk leave afterwards.
items = [C(i) for i in range(5)]
d = weakref.WeakValueDictionary(enumerate(items))
it = iter(d.items())
next(it)
del items[:]
try:
    del i
except NameError:
    pass
print(len(list(it)), len(d))
del it
print(len(d))

k1, k2 = H(1), H(2)
d = weakref.WeakKeyDictionary({k1: 'one'})
d[k2] = 'two'
print(len(d), d[k1], d[H(2)], k1 in d, H(3) in d, 5 in d, sorted(d.values()))
print(d.get(H(7), 'none'), d.setdefault(k1, 'x'), sorted(k.n for k in d), d.pop(k2), len(d))
d[k2] = 'again'
del k2
print(len(d), [(k, v) for k, v in d.items()], len(d.keyrefs()))
d2 = copy.copy(d)
print(list(d2), d2 == d, list((d | {k1: 'new'}).values()), copy.deepcopy(d)[k1])
try:
    d[5] = 1
except TypeError as e:
    print(e)
del d[k1]
print(len(d))

s = weakref.WeakSet([k1, H(9)])
print(len(s), k1 in s, H(1) in s, 7 in s, list(s))
k3, k4 = H(3), H(4)
s.add(k3)
s.update([k4])
print(len(s), sorted(x.n for x in s))
t = weakref.WeakSet([k3, k4])
print(sorted(x.n for x in s & t), sorted(x.n for x in s | t), sorted(x.n for x in s - t),
      sorted(x.n for x in s ^ t), t <= s, t < s, s >= t, s > t, s == t, s.isdisjoint(t))
s -= t
print(list(s))
s |= t
s &= t
print(sorted(x.n for x in s))
s.discard(k3)
s.remove(k4)
print(len(s))
try:
    s.remove(k4)
except KeyError:
    print('KeyError')
try:
    s.pop()
except KeyError as e:
    print(e)
s.add(k3)
print(s.pop())

m = weakref.WeakMethod(k3.method, lambda r: print('method gone'))
print(m()(), m() == k3.method, m == weakref.WeakMethod(k3.method), m != weakref.WeakMethod(k4.method))
print(len({m, weakref.WeakMethod(k3.method)}))
del k3
print(m())
try:
    weakref.WeakMethod(len)
except TypeError as e:
    print(e)

x = C(10)
f = weakref.finalize(x, print, 'finalized', x.n, sep='-')
print(f.alive, f.atexit, f.peek()[0] is x, f.peek()[2:], repr(f).startswith('<finalize object at 0x'))
del x
print(f.alive, f(), f.peek(), f.detach(), repr(f).endswith('dead>'))
x = C(11)
f = weakref.finalize(x, lambda: 'result')
print(f(), f(), f.alive)
f = weakref.finalize(x, print, 'never')
print(f.detach()[2:])
f = weakref.finalize(x, print, 'not at exit')
f.atexit = False
weakref.finalize(x, print, 'at exit 1')
weakref.finalize(x, print, 'at exit 2')
