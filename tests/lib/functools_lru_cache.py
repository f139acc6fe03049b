# lru_cache and cache
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    "doc of f"
    calls.append((x, y))
    return x + y

print(f(1), f(1), f(2), f(1), f(3), f(2), calls)
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(5), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f(1, y=0), f(1, 0), f(x=1), f.cache_info())

@lru_cache(maxsize=None, typed=True)
def g(x): return type(x).__name__

print(g(1), g(1.0), g(True), g(1), g.cache_info())

@lru_cache
def h(x): return x

print(h(1), h(1.0), h.cache_info().maxsize, h.cache_parameters())

@lru_cache(maxsize=0)
def z(x): return x

print(z(1), z(1), z.cache_info())

@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(100), fib.cache_info())

class C:
    def __init__(self, n): self.n = n
    @lru_cache
    def m(self, x): return self.n * x
    @staticmethod
    @cache
    def s(x): return -x

c = C(3)
print(c.m(2), c.m(2), C.m.cache_info().hits, C.s(4), C.m(c, 5))
for call in ('f([])', 'f()', 'f(1, 2, 3)', 'lru_cache("a")', 'lru_cache(-5)(len).cache_info()', 'lru_cache(1.5)', 'f(**{"q": 1})'):
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, e)
@lru_cache(3)
def err(x):
    if x < 0:
        raise ValueError(x)
    return x
for _ in range(2):
    try:
        err(-1)
    except ValueError as e:
        print(e)
print(err.cache_info())
@lru_cache(maxsize=10)
def nested(n):
    if n:
        nested(n - 1)
    return n
print(nested(5), nested.cache_info())
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        one.cache_clear()
        return self.n == other.n
@lru_cache(maxsize=5)
def one(k): return k.n
print([one(K(i % 2)) for i in range(6)])
order = lru_cache(3)(lambda x: x)
for x in (1, 2, 3, 1, 4, 2):
    order(x)
print(order.cache_info())
import copy
print(copy.copy(f) is f, copy.deepcopy(f) is f, repr(type(f).__name__))
