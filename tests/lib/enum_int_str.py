# IntEnum, StrEnum, ReprEnum and other mixed-in types
from enum import *
import json
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE, repr(N.ONE), N.ONE + 1, N.ONE == 1, N.TWO > N.ONE, N(2), int(N.TWO), [10, 20, 30][N.ONE], f'{N.TWO:03}', '%d' % N.TWO, json.dumps([N.ONE]), sorted([N.TWO, N.ONE]), isinstance(N.ONE, int), hash(N.ONE) == hash(1), N.ONE in {1}, range(3)[N.TWO])
print(type(N.ONE + N.TWO), N.ONE | N.TWO, -N.ONE, N.ONE.bit_length(), N.ONE.real, bool(N.ONE), {N.ONE: 'a'}[1], str(N.ONE), format(N.ONE))
class S(StrEnum):
    A = auto()
    LONG_NAME = auto()
    C = 'see'
print(S.A, repr(S.A), S.LONG_NAME.value, S.C == 'see', S('a'), S.A + 'b', S.C.upper(), f'{S.C:>5}', 'x' in S.C, ','.join(S), json.dumps({S.A: S.C}), {'a': 1}[S.A], isinstance(S.A, str), S.A < S.C)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: StrEnum('X', {'A': 1}))
t(lambda: IntEnum('X', {'A': 'a'}))
t(lambda: list(IntEnum('X', 'A B')))
t(lambda: list(StrEnum('X', 'A B')))
t(lambda: N(5))
t(lambda: N.ONE.foo)
t(lambda: StrEnum('X', {'A': ('a', 'b', 'c', 'd')}))
class F(float, Enum):
    PI = 3.14
    E = 2.72
print(F.PI, F.PI * 2, repr(F.PI), F.PI > F.E, f'{F.PI}', format(F.PI, '.1f') if False else '', F(3.14))
class T(tuple, Enum):
    A = (1, 2)
print(T.A, T.A[1], len(T.A), T((1, 2)), repr(T.A))
class R(int, ReprEnum):
    X = 5
print(R.X, repr(R.X), f'{R.X}')
class D(dict, Enum):
    A = {'k': 1}
print(D.A, D.A['k'], repr(D.A))
class B(bytes, Enum):
    A = b'x'
print(B.A, B.A + b'y', repr(B.A))
class Mixin:
    def hi(self): return 'hi ' + self.name
class WithMixin(Mixin, IntEnum):
    A = 1
print(WithMixin.A.hi(), WithMixin.A + 1)
try:
    class Two(int, str, Enum):
        A = 1
except TypeError as e:
    print(str(e)[:28])
try:
    class Order(Enum, int):
        A = 1
except TypeError as e:
    print(e)
import datetime
class Unit(datetime.timedelta, Enum):
    DAY = 1
    WEEK = 7
print(Unit.WEEK.value, Unit.DAY + Unit.WEEK, repr(Unit.DAY))
from dataclasses import dataclass
@dataclass(frozen=True)
class Data:
    a: int
    b: str = 'x'
class DE(Data, Enum):
    ONE = 1
    TWO = 2, 'y'
print(DE.ONE, DE.TWO.b, repr(DE.TWO))
import pickle, copy
print(pickle.loads(pickle.dumps(N.ONE)) is N.ONE, copy.deepcopy(S.A) is S.A)
global_ns = IntEnum('G', 'P Q', module=__name__)
print(global_ns.P, list(global_ns), global_ns.P.__class__)
