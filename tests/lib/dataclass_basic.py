# dataclass: init, repr, eq, defaults, order, errors
from dataclasses import *
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
p = P(1)
print(p, P(1, 2, [3]), P(x=1, y=2), p == P(1), p != P(2), p == (1, 0, []), P.__doc__, P.__match_args__, P(1).z is P(1).z, hasattr(P, 'z'), P.y, P.__hash__)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

@dataclass(order=True)
class O:
    a: int
    b: str = field(compare=False, default='')
    c: int = field(default=0, repr=False)
@dataclass(frozen=True)
class F:
    a: int
    b: tuple = ()
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
@dataclass
class KO:
    a: int
    _: KW_ONLY
    b: int
    c: int = 5
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
@dataclass(unsafe_hash=True)
class H:
    a: int
    b: list = field(hash=False, default=None)
@dataclass(init=False, repr=False, eq=False)
class Nothing:
    a: int = 3
for text in ('P()', 'P(1, 2, 3, 4)', 'P(1, q=2)', 'O(1) < O(2)', 'O(1, "z") == O(1, "a")', 'O(1) < 5', 'O(1, "b", 7)', 'sorted([O(2), O(1)])', 'O(1) >= O(1)', 'P(1) < P(2)', 'F(1)', 'hash(F(1)) == hash(F(1))', 'hash(P(1))', '{F(1): 2}',
             'setattr(F(1), "a", 2)', 'delattr(F(1), "a")', 'setattr(F(1), "new", 2)', 'K(1)', 'K(a=1)', 'KO(1, 2)', 'KO(1, b=2)', 'S(1)', 'S.__slots__', 'setattr(S(1), "q", 1)', 'hash(H(1, [])) == hash(H(1, [2]))', 'Nothing().a',
             'Nothing() == Nothing()', 'fields(P)[0].name', '[f.name for f in fields(KO)]', 'fields(5)', 'is_dataclass(P), is_dataclass(p), is_dataclass(int)', 'replace(p, x=9)', 'replace(p, q=1)', 'replace(5)', 'asdict(p)', 'astuple(P(1, 2, [3]))', 'asdict(P)',
             'fields(P)[2].default_factory', 'fields(P)[1].default', 'fields(P)[0].type', 'K.__doc__', 'KO.__doc__', 'F.__doc__', 'P.__eq__.__qualname__', 'P.__init__.__annotations__', 'F(1).__getstate__()'):
    t(text)
bodies = ('x: list = []', 'x: int = 1\n  y: int', 'x: int = field(default=1, default_factory=int)', 'x: int = 1; _: KW_ONLY; __: KW_ONLY', 'x = field()', 'x: dict = field(default={})')
for body in bodies:
    try:
        exec('@dataclass\nclass Bad:\n  ' + body)
        print(body, 'ok')
    except (ValueError, TypeError) as e:
        print(body.split('\n')[0], type(e).__name__, e)
for args in ({'order': True, 'eq': False}, {'weakref_slot': True}, {'foo': 1}):
    try:
        dataclass(**args)(type('T', (), {'__annotations__': {'a': int}}))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__, e)
