# Which classes are sequences or mappings to patterns: inheritance and registration.
import collections
from collections.abc import Mapping, MutableSequence, Sequence


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "other"


class Plain:
    pass


class M1(collections.UserDict, Sequence):
    pass


class M2(Plain, collections.UserDict, Sequence):
    pass


class S1(collections.UserList, Mapping):
    pass


class S2(Plain, collections.UserList, Mapping):
    pass


for cls in (M1, M2, S1, S2):
    cls.__abstractmethods__ = frozenset()
    print(cls.__name__, kind(cls()))


class Parent:
    pass


class Before(Parent):
    pass


class Deeper(Before):
    pass


print(kind(Before()))
Mapping.register(Parent)


class After(Parent):
    def __len__(self):
        return 0


print(kind(Parent()), kind(Before()), kind(Deeper()), kind(After()))


class Other:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]


print(kind(Other()))
MutableSequence.register(Other)
print(kind(Other()))
match Other():
    case [a, *rest]:
        print(a, rest)
for x in ("str", b"bytes", bytearray(b"x"), range(2), (1,), {}, {1}, memoryview(b"a"), collections.deque(),
          collections.OrderedDict(), collections.Counter(), iter([]), {}.keys()):
    print(type(x).__name__, kind(x))
