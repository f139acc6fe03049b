# wraps, update_wrapper, cached_property
from functools import wraps, update_wrapper, cached_property, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES
def deco(f):
    @wraps(f)
    def wrapper(*args, **kw):
        "wrapper doc"
        return f(*args, **kw)
    return wrapper

@deco
def target(a: int, b=2) -> str:
    "target doc"
    return a, b

target.extra = 1
w = deco(target)
print(w.__name__, w.__doc__, w.__qualname__, w.__module__, w.__annotations__, w.extra, w.__wrapped__ is target, w(1))
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
class NoName:
    def __call__(self): return 'called'
def plain(): pass
update_wrapper(plain, NoName())
print(plain.__name__, plain.__wrapped__())
def other(): pass
update_wrapper(other, target, assigned=('__name__',), updated=())
print(other.__name__, other.__doc__, hasattr(other, 'extra'))
try:
    update_wrapper(lambda: 0, target, updated=('nothing',))
except AttributeError as e:
    print(e)

class C:
    calls = 0
    def __init__(self, n): self.n = n
    @cached_property
    def value(self):
        "the value"
        type(self).calls += 1
        return self.n * 10

c = C(4)
print(c.value, c.value, C.calls, c.__dict__, C.value.__doc__, type(C.value).__name__, C.value.attrname)
c.value = 'set'
print(c.value)
del c.value
print(c.value, C.calls)
class Slots:
    __slots__ = ('x',)
    @cached_property
    def v(self): return 1
try:
    Slots().v
except TypeError as e:
    print(e)
try:
    class Two:
        @cached_property
        def a(self): return 1
        b = a
except (TypeError, RuntimeError) as e:
    print(type(e).__name__, e)
class Late:
    pass
Late.p = cached_property(lambda self: 5)
try:
    Late().p
except TypeError as e:
    print(e)
class Err:
    @cached_property
    def v(self): raise ValueError('no value')
e = Err()
for _ in range(2):
    try:
        e.v
    except ValueError as x:
        print(x)
print(cached_property[int])
