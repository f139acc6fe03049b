# __del__: when it runs, how often, in which order. (no stress)
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


d = D(1)
del d
print('after 1')
d = D(2)
d = D(3)
print('after 2')
d = None


def f():
    local = D('local')
    print('in f')


f()
print('after f')
D('temporary')
print('after temporary')
l = [D('a'), D('b'), (D('c'), D('d')), {'k': D('e')}]
del l
print('after list')
x = {1: D('v1'), 2: D('v2')}
x.clear()
print('after dict')

# In a cycle.
c = D('cycle')
c.me = c
del c
print('before collect')
print(gc.collect())

# Resurrection: once only.
saved = []


class Phoenix:
    def __del__(self):
        print('phoenix')
        saved.append(self)


p = Phoenix()
del p
print(len(saved), gc.is_finalized(saved[0]))
saved.clear()
print('gone')
p = Phoenix()
p.me = p
del p
print(gc.collect(), len(saved))
saved.clear()
print(gc.collect())


# What a revived object refers to is revived as well.
class Holder:
    def __del__(self):
        saved.append(self)


h = Holder()
h.me = h
h.other = D('kept by holder')
h.other.cycle = h.other
del h
print(gc.collect(), len(saved), saved[0].other.name)
saved.clear()
print(gc.collect())


# Finalizers that make new objects, and delete others.
class Chain:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('chain', self.n)
        if self.n:
            Chain(self.n - 1)


Chain(4)
print('end of chain')


# Inherited, replaced, added later.
class E(D):
    def __del__(self):
        print('E first')
        super().__del__()


E('e')


class Plain:
    pass


p = Plain()
Plain.__del__ = lambda self: print('added later')
del p
p = Plain()
del Plain.__del__
del p
print('no finalizer')

# Order of attributes and of locals.
class Order:
    pass


o = Order()
o.first = D('first')
o.second = D('second')
del o
print('--')


def g():
    a = D('g a')
    b = D('g b')


g()


# Generators run their finally.
def gen():
    try:
        yield 1
    finally:
        print('generator closed')


it = gen()
next(it)
del it
print('after generator')
it = gen()
del it
print('never started')
D('last')
kept = D('at exit')
