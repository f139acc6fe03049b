# Defaults evaluated once, mutable defaults, capture against default, keyword-only defaults, signatures.
import inspect
def f(a, b=[], *, c={}, d=len("abc")):
    b.append(a); c[a] = d
    return b, c
print(f(1), f(2), f(3, []), f(4, c={}), f.__defaults__, f.__kwdefaults__)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([x() for x in fs], [x() for x in gs], gs[0](9))
n = 1
def late(x=n): return x, n
n = 2
print(late(), late.__defaults__)
def outer(a, b=None):
    b = b or a
    def inner(c=a, *, d=b): return a, b, c, d
    a = "changed"
    return inner
print(outer(1)(), outer(1, 2)(3, d=4))
for fn in (f, late, lambda: 0, lambda x, /, y, *a, z=1, **k: 0, lambda *, k: 0, outer(1), print, len, int.__add__, [].append, "".join):
    try: print(inspect.signature(fn) if fn is not f else list(inspect.signature(f).parameters))
    except ValueError as e: print("no signature")
def sig(a: int, /, b: str = "x", *c: float, d: "fwd" = None, **e: bytes) -> list[int]: pass
print(inspect.signature(sig), inspect.signature(sig).return_annotation, [p.kind.name for p in inspect.signature(sig).parameters.values()])
b = inspect.signature(sig).bind(1, "y", 2.0, d=3, z=4)
print(b.args, b.kwargs, b.arguments)
try: inspect.signature(sig).bind()
except TypeError as e: print(e)
def counter(start=0, step=1, _state=[]):
    _state.append(start + step * len(_state))
    return _state[-1]
print(counter(), counter(), counter(10, 5))
def sentinel(x=(missing := object())): return "default" if x is missing else x
print(sentinel(), sentinel(None))
def chain(a, b=lambda: "b called", c=(lambda x=5: x * 2)()): return a, b(), c
print(chain(1))
class K:
    dflt = [1]
    def m(self, x=dflt, y=[d * 2 for d in dflt]): x.append(2); return x, y
    def n(self, k=lambda self: self.dflt): return k(self)
print(K().m(), K().m(), K.dflt, K().n())
g = f
g.__defaults__ = ("new",)
try: f(1)
except AttributeError as e: print(e)
import functools
p = functools.partial(sig, 1, d=2)
print(p.args, p.keywords, functools.partial(int, base=2)("101"), functools.partial(p, 5).args)
