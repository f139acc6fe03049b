# weakref.ref, proxies, callbacks.
import gc
import weakref


class C:
    def __init__(self, n=0):
        self.n = n

    def hello(self):
        return 'hello %d' % self.n


c = C(1)
r = weakref.ref(c)
print(r() is c, r is weakref.ref(c), weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r])
print(repr(r).startswith('<weakref at 0x'), "to 'C' at 0x" in repr(r))
print(r == weakref.ref(c), hash(r) == hash(c), r.__callback__)
del c
print(r(), repr(r).endswith('; dead>'))
try:
    hash(weakref.ref(C()))
except TypeError as e:
    print(e)

log = []
c = C(2)
first = weakref.ref(c, lambda r: log.append('first'))
second = weakref.ref(c, lambda r: log.append(('second', r() is None, r is second)))
print(first is not second, first == second, weakref.getweakrefcount(c))
del c
print(log)

# A reference that dies first does not call back.
log.clear()
c = C(3)
w = weakref.ref(c, log.append)
del w
del c
print(log)

# Errors in callbacks are reported and do not matter.
for bad in 1, [], 'x', 1.5, (), None:
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
for args in (), (C(), None, 1):
    try:
        weakref.ref(*args)
    except TypeError as e:
        print(e)
try:
    weakref.ref(C(), callback=None)
except TypeError as e:
    print(e)


# What can be referred to.
def function():
    pass


for o in (C, function, C().hello, {1}, frozenset(), (x for x in ()), type('T', (), {})):
    print(type(o).__name__, weakref.ref(o)() is o)
print(weakref.ref(int)() is int, weakref.ref(int) == weakref.ref(int))


class Slots:
    __slots__ = ('a',)


try:
    weakref.ref(Slots())
except TypeError as e:
    print(e)


class WeakSlots:
    __slots__ = ('a', '__weakref__')


o = WeakSlots()
print(weakref.ref(o)() is o)


class L(list):
    pass


l = L([1])
print(weakref.ref(l)() is l)


class S(str):
    pass


s = S('x')
rs = weakref.ref(s)
print(rs() is s)
del s
print(rs())

# Subclasses.
class Ref(weakref.ref):
    def __init__(self, o, callback=None, tag=''):
        super().__init__(o, callback)
        self.tag = tag

    def __new__(cls, o, callback=None, tag=''):
        return super().__new__(cls, o, callback)


c = C(4)
a, b = Ref(c, tag='a'), Ref(c, tag='b')
print(a is not b, a == b, a.tag, b.tag, a() is c, weakref.getweakrefcount(c))

# In cycles.
log.clear()
c = C(5)
c.me = c
w = weakref.ref(c, lambda r: log.append('outside'))
c.inner = weakref.ref(c, lambda r: log.append('inside'))
del c
gc.collect()
print(log, w())

# Proxies.
c = C(6)
p = weakref.proxy(c)
print(p.n, p.hello(), type(p).__name__, p is weakref.proxy(c), weakref.getweakrefcount(c))
p.n = 7
print(c.n, repr(p).startswith('<weakproxy at 0x'), str(p) == str(c), bool(p))
del p.n
print(hasattr(c, 'n'))
del c
for use in (lambda: p.n, lambda: str(p), lambda: bool(p), lambda: p + 1, lambda: p == 1,
            lambda: setattr(p, 'x', 1), lambda: len(p), lambda: p[0], lambda: list(p)):
    try:
        use()
    except ReferenceError as e:
        print(e)
print(repr(p).endswith('dead>'))
try:
    hash(p)
except TypeError as e:
    print(e)


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return ('add', self.v, o)

    def __radd__(self, o):
        return ('radd', self.v, o)

    def __iadd__(self, o):
        self.v += o
        return self

    def __lt__(self, o):
        return 'lt'

    def __eq__(self, o):
        return self.v == getattr(o, 'v', o)

    def __len__(self):
        return 42

    def __getitem__(self, k):
        return ('item', k)

    def __setitem__(self, k, v):
        print('set', k, v)

    def __contains__(self, x):
        return x == 1

    def __call__(self, *args, **kw):
        return args, kw

    def __iter__(self):
        return iter('abc')

    def __int__(self):
        return 5

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __neg__(self):
        return 'neg'

    def __bytes__(self):
        return b'bytes'

    def __divmod__(self, o):
        return 'divmod', o

    def __pow__(self, o, m=None):
        return 'pow', o, m


n = Num(1)
p = weakref.proxy(n)
print(type(p).__name__, p + 2, 2 + p, p < 1, p == 1, len(p), p[3], 1 in p, p(1, x=2), list(p))
p[1] = 2
print(int(p), float(p), [0, 1, 2, 3][p], -p, bytes(p), divmod(p, 2), p ** 2, pow(p, 2, 3))
q = p
q += 5
print(n.v, q is n)
try:
    next(p)
except TypeError as e:
    print(e)
try:
    weakref.ProxyType(n)
except TypeError as e:
    print(e)
log.clear()
p = weakref.proxy(n, log.append)
del n, q
print(len(log), log[0] is p)
