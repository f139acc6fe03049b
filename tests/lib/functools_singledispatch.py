# singledispatch and singledispatchmethod
from functools import singledispatch, singledispatchmethod
from collections.abc import Sequence, Mapping, Sized, Iterable
import abc

@singledispatch
def show(x, extra=None):
    "generic"
    return f'object {x!r}'

@show.register
def _(x: int, extra=None): return f'int {x}'

@show.register(str)
def show_str(x, extra=None): return f'str {x}'

@show.register(list)
@show.register(tuple)
def _(x, extra=None): return f'seq {len(x)}'

@show.register
def _(x: float | complex, extra=None): return f'num {x}'

@show.register
def _(x: Mapping, extra=None): return 'mapping'

show.register(type(None), lambda x: 'none')
print(show(1), show(True), show('a'), show([1]), show((1, 2)), show(1.5), show(2j), show({}), show(None), show({1}), show.__doc__, show.__name__)
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(dict)({}), show.dispatch(object)(1), sorted(k.__name__ for k in show.registry))
class D(dict): pass
class L(list): pass
print(show(D()), show(L()), show.dispatch(L) is show.registry[list])
for f in (lambda: show(), lambda: show.register(5), lambda: show.register(lambda x: 0), lambda: show.register(5, len),
          lambda: show.register(list[int], len)):
    try:
        print(f())
    except TypeError as e:
        print(str(e).split(' at 0x')[0])

class A(abc.ABC): pass
class B(abc.ABC): pass
@singledispatch
def g(x): return 'base'
g.register(A, lambda x: 'A')
g.register(B, lambda x: 'B')
class X: pass
print(g(X()))
A.register(X)
print(g(X()))
B.register(X)
try:
    print(g(X()))
except RuntimeError as e:
    print(str(e).split(':')[0])
@singledispatch
def h(x): return 'base'
h.register(Sized, lambda x: 'sized')
h.register(Sequence, lambda x: 'sequence')
print(h([]), h({1}), h(5), h(range(3)), h('abc'))

class M:
    @singledispatchmethod
    def f(self, x): return 'other'
    @f.register
    def _(self, x: int): return 'int'
    @f.register(str)
    def _(self, x): return 'str'
    @singledispatchmethod
    @classmethod
    def c(cls, x): return cls.__name__, 'other'
    @c.register
    @classmethod
    def _(cls, x: int): return cls.__name__, 'int'
m = M()
print(m.f(1), m.f('a'), m.f([]), m.c(1), M.c('x'), M.f.__name__ if hasattr(M.f, '__name__') else '')
try:
    m.f()
except TypeError as e:
    print(e)
