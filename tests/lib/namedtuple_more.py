# collections.namedtuple: creation, methods, errors.
from collections import *

P = namedtuple('P', 'x y')
D = namedtuple('D', 'a b', defaults=[1, 2])


class Sub(P):
    @property
    def total(self):
        return self.x + self.y


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "P(1, 2), P(x=1, y=2), P(1, y=2).x, P(1, 2)[1], P(1, 2) == (1, 2), P._fields, P._make([3, 4]), P(1, 2)._asdict(), P(1, 2)._replace(x=9), P._field_defaults, repr(P(1, 'a')), hash(P(1, 2)) == hash((1, 2))",
    'P(1)',
    'P(1, 2, 3)',
    'P(1, z=2)',
    'P(1, 2, x=1)',
    'P._make([1])',
    'P(1, 2)._replace(z=5)',
    "setattr(P(1, 2), 'x', 5)",
    'P(1, 2).z',
    "P(1, 2) + (3,), P(1, 2) < P(1, 3), len(P(1, 2)), list(P(1, 2)), P(*'ab'), P.x.__doc__, P.__doc__, P.__match_args__, P.__name__, P.__module__, P._make.__doc__",
    'D(), D(5), D._field_defaults',
    "namedtuple('T', 'a b a')",
    "namedtuple('T', 'class')",
    "namedtuple('1T', 'a')",
    "namedtuple('T', '_a')",
    "namedtuple('T', 'a-b')",
    "namedtuple('T', ['a', 5])",
    "namedtuple('T', 'a', defaults=[1, 2])",
    "namedtuple('T', 5)",
    "namedtuple('class', 'a')",
    "namedtuple('T', 'a class a _b', rename=True)._fields, namedtuple('T', [])(), namedtuple('T', 'a, b')._fields, namedtuple('T', ('a', 'b'))(1, 2), namedtuple('T', 'a', module='m').__module__",
    'Sub(1, 2), Sub(1, 2).total, Sub(1, 2)._replace(x=5), type(Sub(1, 2)._replace(x=5)).__name__'
)
