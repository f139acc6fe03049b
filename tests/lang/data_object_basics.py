# Language reference 3.1, 3.2: identity, singletons, the standard hierarchy.
a = b = []
print(a is b, a is not [], id(a) == id(b), [] is [])
print(None is None, NotImplemented, Ellipsis, ..., type(None), type(...), type(NotImplemented))
for f in (lambda: type(None)(), lambda: type(...)(), lambda: type(NotImplemented)()):
    print(f())
for f in (lambda: type(None)(1), lambda: type(...)(1), lambda: type(NotImplemented)(1), lambda: bool(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(bool(NotImplemented))
print([str(w.message) for w in seen], bool(...), bool(None))
import numbers
for v in (1, True, 1.5, 1j):
    print(v, [n for n in ("Number", "Complex", "Real", "Rational", "Integral") if isinstance(v, getattr(numbers, n))])
print(issubclass(bool, int), True + True, True == 1, {True: "t"}[1], isinstance(True, int), bool.__bases__)
for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, type, object, bool,
          memoryview, property, staticmethod, classmethod, super):
    print(t.__name__, t.__mro__[1].__name__ if len(t.__mro__) > 1 else None, t.__module__, t.__base__.__name__ if t.__base__ else None)
def f(): yield
async def c(): pass
async def g(): yield
coro = c()
for v in (f, f(), c, coro, g, g(), print, [].append, [].__len__, int.__add__, (1).__add__, str.join, object.__init__, f.__code__,
          type(f).__globals__, type(f).__code__, {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}), iter("é"), iter("a"),
          iter(b""), iter(range(1)), iter(set()), zip(), map(len, []), filter(None, []), enumerate([]), reversed([]), iter(len, 0),
          __import__("sys"), slice(1), 1 .__class__, dict.fromkeys, type.__dict__, dict.__dict__["fromkeys"]):
    print(type(v).__name__, end=" ")
print()
coro.close()
print(callable(f), callable(1), callable(int), callable(lambda: 0), callable(type("C", (), {"__call__": 1})()))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(None) == hash(None), hash("a") == hash("a"), hash(()) == hash(()))
for v in ([], {}, set(), bytearray(), slice(1), ([],)):
    try:
        print(isinstance(hash(v), int))
    except TypeError as e:
        print(e)
