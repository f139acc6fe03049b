# Attributes of builtin functions, methods, descriptors, wrappers and types.
import math


def show(o):
    r = []
    for a in ("__name__", "__qualname__", "__module__", "__objclass__", "__text_signature__"):
        try:
            v = getattr(o, a)
            r.append(v.__name__ if isinstance(v, type) else v)
        except AttributeError:
            r.append("-")
    print(type(o).__name__, r)


for o in (len, [].append, list.append, dict.fromkeys, dict.__dict__["fromkeys"], int.__add__, (1).__add__, str.upper, "x".join,
          object.__init__, int.real, type.__dict__["__mro__"], math.sqrt, abs, sorted, object.__new__.__call__, type.mro,
          int.from_bytes, str.maketrans, float.fromhex, object().__str__, [].__len__, print, isinstance):
    show(o)
for t in (int, str, list, dict, type, object, property, type(None), type(...), type(NotImplemented), type(len), type([].append),
          type(list.append), type(int.__add__), type((1).__add__), type(int.real), type(dict.__dict__["fromkeys"]),
          type(lambda: 0), type(math), Exception, range, slice, super, staticmethod, classmethod):
    print(t, t.__name__, t.__qualname__, t.__module__, t.__base__, t.__flags__ >> 10 & 1)
print(len.__doc__, list.append.__doc__, int.__add__.__doc__, (1).__neg__.__doc__)
print([].append.__self__, len.__self__.__name__, int.from_bytes.__self__, (5).__add__.__self__)
print(len == len, [].append == [].append, list.append == list.append, int.__add__ is int.__add__, "a".join == "a".join)
l = []
print(l.append == l.append, l.append is l.append, hash(l.append) == hash(l.append))
for bad in (lambda: setattr(len, "x", 1), lambda: len.nope, lambda: setattr(int, "x", 1), lambda: setattr(list.append, "__name__", 1),
            lambda: delattr(int, "real"), lambda: type(len)(), lambda: type([].append)(), lambda: type(int.real)()):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
print(callable(len), callable(int), callable(5), callable(int.__add__), callable(int.real))
print(list.__getitem__([1, 2], 1), dict.get({1: 2}, 1), str.__len__("abc"), int.__pow__(2, 3, 5), int.__rsub__(1, 5))
print((3).__eq__(3), (3).__eq__("x"), (3).__lt__(4), [1].__contains__(1), (1,).__hash__() == hash((1,)), "a".__add__("b"))
print(int.__bool__(0), float.__int__(2.5), int.__float__(2), int.__index__(True), [].__iter__().__next__.__name__)
try:
    iter([]).__next__()
except StopIteration:
    print("stop")
