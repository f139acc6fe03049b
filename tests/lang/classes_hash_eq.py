# __hash__ and __eq__ inheritance, unhashable classes, dict and set behaviour.
def h(c):
    try:
        return hash(c()) is not None
    except TypeError as e:
        return str(e)


class Plain:
    pass


class Eq:
    def __eq__(self, o):
        return True


class EqHash(Eq):
    def __hash__(self):
        return 1


class EqSub(Eq):
    pass


class EqBack(Eq):
    __hash__ = object.__hash__


class NoHash:
    __hash__ = None


class Hashed:
    def __hash__(self):
        return 7


class HashedEq(Hashed):
    def __eq__(self, o):
        return NotImplemented


class HashedKeep(Hashed):
    def __eq__(self, o):
        return NotImplemented
    __hash__ = Hashed.__hash__


class TupleEq(tuple):
    def __eq__(self, o):
        return False


class L(list):
    pass


class LHash(list):
    def __hash__(self):
        return 3


for c in (Plain, Eq, EqHash, EqSub, EqBack, NoHash, Hashed, HashedEq, HashedKeep, TupleEq, L, LHash):
    print(c.__name__, h(c), c.__hash__ is None, "__hash__" in c.__dict__)
print({EqHash(): 1}[EqHash()], len({EqHash(), EqHash()}), LHash() in {LHash(): 1})
Eq.__hash__ = lambda self: 5
print(hash(Eq()), hash(EqSub()))
del Eq.__hash__
print(hash(Eq()) is not None, hash(EqSub()) is not None)
Eq.__hash__ = None
print(h(EqSub))
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    {1, {}}
except TypeError as e:
    print(e)
try:
    hash(slice(0, []))
except TypeError as e:
    print(e)


class Neg:
    def __hash__(self):
        return -1


class Big:
    def __hash__(self):
        return 2 ** 61 + 5


class Bool:
    def __hash__(self):
        return True


print(hash(Neg()), hash(Big()), hash(Bool()), hash(-1), hash(2 ** 61 - 1), hash(True))


class Raise:
    def __hash__(self):
        raise ValueError("hash")


try:
    {Raise()}
except ValueError as e:
    print(e)
print(hash(None) == hash(None), hash(...) == hash(...), hash(len) == hash(len), hash(Plain) == hash(Plain))
p = Plain()
print(hash(p) == hash(p), p == p, p != Plain(), p.__eq__(Plain()), Plain.__eq__ is object.__eq__)
print(hash([].append) == hash([].append) or True, [].append == [].append, p.__init__ == p.__init__, p.__init__ is p.__init__)
