# namedtuple
from collections import namedtuple
Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), hash(p) == hash((1, 2)), Point._fields, Point.__doc__, Point.x.__doc__, Point.__match_args__)
print(p._asdict(), p._replace(x=9), Point._make([5, 6]), isinstance(p, tuple), Point.__new__.__doc__, Point.__slots__, Point._field_defaults)
x, y = p
print(x, y, p + (3,), p.index(2), p < Point(1, 3), max(Point(3, 1), Point(2, 9)))
D = namedtuple('D', 'a b c', defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, D(1)._replace(c=0))
print(namedtuple('C', 'a,b, c')._fields, namedtuple('E', '')(), namedtuple('S', 'x')(5), namedtuple('R', ['a', 'def', 'a', '_x', '1'], rename=True)._fields)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('Point(1)', 'Point(1, 2, 3)', 'Point(1, z=2)', 'Point()', 'Point(1, 2, x=3)', 'Point._make([1])', 'Point._make([1, 2, 3])', 'Point._make(5)', 'p._replace(z=1)',
             'p._replace(z=1, w=2)', 'namedtuple("1x", "a")', 'namedtuple("class", "a")', 'namedtuple("T", "a a")', 'namedtuple("T", "_a")', 'namedtuple("T", "def")',
             'namedtuple("T", "a-b")', 'namedtuple("T", ["a", 1])', 'namedtuple("T", "a", defaults=[1, 2])', 'namedtuple("T", 5)', 'namedtuple("T", "a", foo=1)', 'p.z',
             'Point.x', 'namedtuple("T", "a", module="mod").__module__', 'Point.__module__', 'Point._make.__doc__', 'Point._replace.__doc__', 'p.__getnewargs__()', 'repr(Point.x)'):
    t(text)
for stmt in ('p.x = 1', 'p.z = 1', 'p[0] = 1', 'del p.x'):
    try:
        exec(stmt)
    except (AttributeError, TypeError) as e:
        print(stmt, type(e).__name__, e)
class P3(namedtuple('P3', 'x y z')):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5
    def __str__(self): return f'<{self.x},{self.y},{self.z}>'
q = P3(2, 3, 6)
print(q, repr(q), q.norm, q._replace(x=0), type(q._replace(x=0)).__name__)
import copy, pickle
print(copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)), copy.replace(p, y=7))
match p:
    case Point(x=a, y=b):
        print(a, b)
match p:
    case Point(1, b):
        print(b)
Big = namedtuple('Big', [f'f{i}' for i in range(300)])
b = Big(*range(300))
print(b.f299, sum(b))
Point.x.__doc__ = 'new doc'
print(Point.x.__doc__)
