# functools: wrong arguments, partial, reduce, cmp_to_key, cached_property.
import functools
import operator


@functools.lru_cache(maxsize=2)
def cached(x):
    return x * 2


@functools.total_ordering
class Ordered:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __lt__(self, other):
        if not isinstance(other, Ordered):
            return NotImplemented
        return self.v < other.v


class C:
    calls = 0

    @functools.cached_property
    def value(self):
        C.calls += 1
        return C.calls


@functools.singledispatch
def generic(x):
    return 'object'


@generic.register
def _(x: int):
    return 'int'


@generic.register(str)
@generic.register(list)
def _(x):
    return 'str or list'


class P:
    def times(self, n, x=10):
        return n * x
    double = functools.partialmethod(times, 2)
    triple = functools.partialmethod(times, 3, x=5)


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.add, [], 5), functools.reduce(operator.add, 'abc', '>'), functools.reduce(max, [5])",
    'functools.reduce(operator.add, [])',
    'functools.reduce(operator.add, 5)',
    'functools.reduce(5, [1, 2])',
    'functools.reduce()',
    "functools.partial(int, base=2)('11'), functools.partial(pow, 2)(3), functools.partial(print).func is print, functools.partial(max, 1, 2).args, functools.partial(int, base=2).keywords, functools.partial(functools.partial(pow, 2), 3)()",
    'functools.partial()',
    'functools.partial(5)',
    'functools.partial(int, base=2)(base=3)',
    'repr(functools.partial(int, 5, base=2)), functools.partial(int).__doc__ is not None',
    'sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), functools.cmp_to_key(lambda a, b: a - b)(5).obj, functools.cmp_to_key(lambda a, b: a - b)(1) < functools.cmp_to_key(lambda a, b: a - b)(2)',
    'functools.cmp_to_key()',
    'functools.cmp_to_key(5)(1) < functools.cmp_to_key(5)(2)',
    'functools.cmp_to_key(lambda a, b: 0)(1) < 5',
    'hash(functools.cmp_to_key(len)(1))',
    'functools.lru_cache(5.5)',
    "functools.lru_cache(maxsize='x')",
    'cached(3), cached(3), cached(4), cached.cache_info(), cached.cache_parameters(), cached.__wrapped__(5)',
    'cached([])',
    'cached.cache_clear(), cached.cache_info()',
    "functools.total_ordering(type('E', (), {}))",
    'Ordered(1) <= Ordered(2), Ordered(1) > Ordered(2), Ordered(1) >= Ordered(1), Ordered(1) != Ordered(1)',
    'Ordered(1) <= 5',
    'C().value, C().value, C.value.__class__.__name__',
    "functools.singledispatch(5) if 0 else ''",
    "generic(5), generic('a'), generic([1]), generic(1.5), generic.dispatch(bool)(True), sorted(t.__name__ for t in generic.registry)",
    'generic()',
    'generic.register(5)',
    "generic.register('x', len)",
    'functools.wraps(len)(lambda: 0).__name__, functools.wraps(cached)(lambda: 0).__wrapped__ is cached',
    'functools.partialmethod(5)',
    'P().double(4), P().triple()'
)
