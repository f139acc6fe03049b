# dataclass: inheritance, InitVar, ClassVar, post_init, make_dataclass, nested conversion
from dataclasses import *
from typing import ClassVar
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Sub(Base):
    c: int = 3
    a: str = 'x'
print(Sub(), Sub('q', 5), [f.name for f in fields(Sub)], Sub.__mro__[1].__name__, Sub() == Base('x', 2))
@dataclass
class V:
    x: int
    scale: InitVar[int] = 10
    count: ClassVar[int] = 0
    total: int = field(init=False)
    text: 'ClassVar[str]' = 't'
    def __post_init__(self, scale):
        self.total = self.x * scale
        V.count += 1
v = V(2)
w = V(3, scale=5)
print(v, w, V.count, [f.name for f in fields(V)], replace(w, x=1, scale=2), V.scale)
try:
    replace(w, total=1)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
@dataclass
class Node:
    name: str
    kids: list['Node'] = field(default_factory=list)
    meta: dict = field(default_factory=dict)
n = Node('r', [Node('c1'), Node('c2', [Node('g')])], {'k': (1, Node('m'))})
print(asdict(n))
print(astuple(n))
print(asdict(n, dict_factory=lambda kv: list(kv))[0])
n.kids.append(n)
print(n)
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'add': lambda s: s.x + s.y}, bases=(), frozen=True)
print(C(1, 2), C(1, 2).add(), C.__module__, C.__annotations__)
for bad in (['a', 'a'], ['1x'], ['def'], [1], [('a', int, 1, 2)]):
    try:
        make_dataclass('B', bad)
    except TypeError as e:
        print(e)
@dataclass(frozen=True)
class FB:
    a: int
for frozen in (True, False):
    try:
        @dataclass(frozen=frozen)
        class FS(FB if not frozen else Base):
            q: int = 1
    except TypeError as e:
        print(e)
@dataclass
class Custom:
    a: int
    def __init__(self): self.a = 'own'
    def __repr__(self): return 'Custom!'
    def __eq__(self, o): return True
print(Custom(), Custom() == 5, Custom().a)
@dataclass
class Desc:
    x: int = field(default=1, metadata={'unit': 'm'}, repr=False, compare=False, kw_only=True)
f = fields(Desc)[0]
print(f.metadata['unit'], f.repr, f.compare, f.kw_only, f.init, repr(f)[:40], Desc())
try:
    f.metadata['x'] = 1
except TypeError as e:
    print(e)
@dataclass(slots=True, frozen=True)
class SF:
    a: int
    b: list = field(default_factory=list)
import copy, pickle
s = SF(1)
print(pickle.loads(pickle.dumps(s)) == s, copy.copy(s), copy.replace(s, a=2), hasattr(s, '__dict__'))
match P := Base(1, 5):
    case Base(a, b=5):
        print('matched', a)
@dataclass
class G[T]:
    item: T
print(G(5), G[int](6))
@dataclass
class Self:
    self: int
print(Self(3))
@dataclass(match_args=False)
class NM:
    a: int
print(hasattr(NM, '__match_args__'))
import abc
@dataclass
class Abs(abc.ABC):
    a: int
    @abc.abstractmethod
    def m(self): ...
try:
    Abs(1)
except TypeError as e:
    print(e)
