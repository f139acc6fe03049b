# gilt.refs: every reference with its place, and they add up.
import gilt
import sys

a = []
b = a
print(gilt.refs(a))
print(gilt.refs(1))
print(gilt.refs(1.5).count, len(gilt.refs(None)))


class A:
    pass


class Slotted:
    __slots__ = ('first', 'second')


class Sub(list):
    pass


def kinds(obj):
    """All places in words; count and sum must agree."""
    found = gilt.refs(obj)
    del obj
    assert found.count == len(found) and found.unknown == 0, found
    return sorted(' '.join(r.text()).split('#')[0].split('  refs.py')[0] for r in found)


x = A()
x.me = a
x.d = {'k': a, 1: a}
t = (a, 0, a)
slotted = Slotted()
slotted.second = a
sub = Sub([a])
sub.attribute = a
A.shared = a
u = {x: 'value', 'set': {x, 1}}


def f(p):
    def inner():
        return p

    def gen():
        z = p
        yield z

    g = gen()
    next(g)
    print(*kinds(p), sep='\n')
    print(kinds(inner))


f(a)
print(kinds(x))
print(kinds(A))
del x.d, t, slotted, sub, A.shared, x.me, u
print(kinds(a))

# an exception that is being handled, and its traceback
try:
    raise ValueError(a)
except ValueError as e:
    print(kinds(e))
    print(kinds(e.__traceback__))
    e = None

# constants, defaults, globals of functions, bound methods


def g(first=a, *, second=a):
    return 'a constant of the code', (1, 'tuple')


m = [].append
print(kinds(a))
print(kinds(g.__code__), kinds(g.__defaults__))
print(kinds(g.__code__.co_consts[-1]) if isinstance(g.__code__.co_consts[-1], tuple) else 'no tuple')

# what C code holds while it runs shows as such
print([gilt.refs(v).unknown > 0 for v in map(lambda v: v, [[]])][0] in (True, False))
before = sys.getrefcount(a)
for _ in range(5):
    gilt.refs(a)
print(sys.getrefcount(a) - before)
for v in ([], {}, set(), (1, []), A, A(), f, f.__code__, sys, 'text', 10 ** 30, range(10 ** 30), slice([], 1), iter([])):
    r = gilt.refs(v)
    assert len(r) == r.count, r
print('all add up')
