# auto, unique, _missing_, _generate_next_value_, _ignore_, _order_, member and nonmember
from enum import *
class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()
print(list(A))
class B(Enum):
    def _generate_next_value_(name, start, count, last): return f'{name.lower()}-{count}'
    ONE = auto()
    TWO = auto()
print(list(B))
class C(Enum):
    A = 1, auto()
    B = 2, auto()
print(list(C))
try:
    @unique
    class D(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as e:
    print(e)
class M(Enum):
    A = 'a'
    OTHER = 'other'
    @classmethod
    def _missing_(cls, value):
        if value == 'none':
            return None
        if value == 'bad':
            return 5
        if value == 'raise':
            raise KeyError('missing')
        return cls.OTHER
for v in ('a', 'zz', 'none', 'bad', 'raise'):
    try:
        print(v, M(v))
    except Exception as e:
        print(v, type(e).__name__, e)
class I(Enum):
    _ignore_ = ['i', 'Period']
    Period = vars()
    for i in range(3):
        Period[f'day_{i}'] = i
print(list(I), hasattr(I, 'i'))
class O(Enum):
    _order_ = 'B A'
    B = 1
    A = 2
print(list(O))
try:
    class Bad(Enum):
        _order_ = 'A B'
        B = 1
        A = 2
except TypeError as e:
    print(e)
class N(Enum):
    A = 1
    B = nonmember(2)
    C = member(len)
    D = lambda self: 'd'
    class Inner: pass
    @member
    class Forced: pass
print(list(N.__members__), N.B, N.C.value is len, N.A.D(), N.Inner.__name__)
class New(Enum):
    def __new__(cls, value, extra):
        obj = object.__new__(cls)
        obj._value_ = value
        obj.extra = extra
        return obj
    A = (1, 'x')
    B = (2, 'y')
print(New(1), New.B.extra, list(New))
class Alias(Enum):
    A = 1
    def __init__(self, v):
        self._add_alias_('FIRST')
        self._add_value_alias_('one')
print(Alias.FIRST, Alias('one'))
try:
    class Auto(Enum):
        A = 'x'
        B = auto()
except TypeError as e:
    print(e)
class Str(Enum):
    def __str__(self): return 'str ' + self.name
    def __repr__(self): return 'repr ' + self.name
    A = 1
print(Str.A, [Str.A], f'{Str.A}')
class Base(Enum):
    def shout(self): return self.name + '!'
class Derived(Base):
    HI = 1
print(Derived.HI.shout(), Derived.__mro__[1].__name__)
@verify(UNIQUE, CONTINUOUS)
class V(Enum):
    A = 1
    B = 2
for checks, body in (((CONTINUOUS,), {'A': 1, 'C': 3}), ((UNIQUE,), {'A': 1, 'B': 1})):
    try:
        verify(*checks)(Enum('W', body))
    except ValueError as e:
        print(e)
class Sunder(Enum):
    _repr_html_ = 1
    A = 2
import enum
print(list(Sunder), auto(), enum.bin(5), enum.bin(-5, 6), enum.show_flag_values(10))
