# Enum: members, lookup, iteration, aliases, errors
from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color, Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.__members__)
print(type(Color.RED), isinstance(Color.RED, Color), Color.RED in Color, 1 in Color, 9 in Color, 'RED' in Color.__members__, list(reversed(Color)), Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN)
print({Color.RED: 'r'}[Color.RED], hash(Color.RED) == hash('RED'), bool(Color.RED), f'{Color.RED}', '%s' % Color.GREEN, format(Color.BLUE, '>12'), str(Color.RED))
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('Color(9)', 'Color["NOPE"]', 'Color.NOPE', 'Color()', 'Color.RED < Color.BLUE', 'Color.RED + 1', 'Color("RED")', 'Color(Color.RED)', 'Color.RED.RED', 'Color.RED.nope', 'Color.RED.value.real', 'Color(1.0)',
             'Color(True)', 'Color.__doc__', 'Color.RED.__class__', 'sorted(Color, key=lambda c: -c.value)', 'dir(Color)', 'Enum("E", "A B C")', 'list(Enum("E", "A B C"))', 'list(Enum("E", "A,B", start=5))',
             'list(Enum("E", [("X", 10), ("Y", 20)]))', 'list(Enum("E", {"P": 1}))', 'list(Enum("E", ["Q", "R"]))', 'Enum("E")', 'list(Enum("E", ()))', 'Enum("E", "A B", module="m").__module__', 'Enum("E", "A A")'):
    t(text)
for stmt in ('Color.RED = 5', 'del Color.RED', 'Color.RED.value = 5', 'Color.RED.name = "x"', 'Color.NEW = 1', 'class Sub(Color): pass', 'class Dup(Enum):\n  A = 1\n  A = 2', 'class S(Enum):\n  _x_ = 1', 'class M(Enum):\n  mro = 1',
             'class E(Enum):\n  A = 1\n  def A(self): pass'):
    try:
        exec(stmt)
        print(stmt, 'ok')
    except (AttributeError, TypeError, ValueError) as e:
        print(stmt.split('\n')[0], type(e).__name__, e)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius ** 3, 4)
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
    def hello(self): return f'hello {self.name.lower()}'
print(Planet.EARTH.mass, Planet.MARS.density, Planet.heaviest(), Planet((0.64, 3.39)), Planet.EARTH.hello())
class Mixed(Enum):
    LIST = [1]
    DICT = {}
    NONE = None
    FUNC = staticmethod(len)
print(Mixed([1]), Mixed({}), Mixed(None), list(Mixed))
import copy, pickle
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, pickle.loads(pickle.dumps(Color.RED)) is Color.RED)
match Color.GREEN:
    case Color.RED: print('red')
    case Color.GREEN: print('green')
