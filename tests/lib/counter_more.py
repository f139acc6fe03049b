# collections.Counter, defaultdict, ChainMap.
from collections import *


def run(code):
    c = Counter('aab')
    return eval(code, globals(), {'c': c}), c


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "Counter('aab'), Counter({'a': 2}), Counter(a=1), Counter(), Counter(['x', 'x']), Counter('aab')['q'], Counter('aab').most_common(1), Counter('aab').most_common(), list(Counter('aab').elements()), Counter('aab').total()",
    'Counter(5)',
    'Counter([[]])',
    "Counter('a', 'b')",
    "Counter('aab') + Counter('ab'), Counter('aab') - Counter('ab'), Counter('aab') & Counter('ab'), Counter('aab') | Counter('bb'), +Counter(a=1, b=-1), -Counter(a=1, b=-1), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1)",
    "Counter('a') + 5",
    "Counter('a') < 5",
    "Counter.fromkeys('ab')",
    'run("c.update(\'ab\')"), run("c.update({\'a\': 5})"), run("c.update(z=1)"), run("c.subtract(\'aab\')"), run("c.subtract(a=5)"), run("c.__delitem__(\'zzz\')"), run("c.pop(\'a\')"), run("c.copy()"), run("c.__iadd__(Counter(\'b\'))"), run("c.__isub__(Counter(\'aa\'))")',
    'run("c.most_common(\'x\')")',
    "defaultdict(int)['a'], defaultdict(list, a=[1]), defaultdict(lambda: 5)['x'], repr(defaultdict(int, {'a': 1})), defaultdict(None).default_factory, defaultdict(int, [('a', 1)]) | {'b': 2}, defaultdict(int).get('x')",
    'defaultdict(5)',
    "defaultdict(None)['x']",
    "defaultdict()['x']",
    'defaultdict(int, 5)',
    "type(defaultdict(int).copy()).__name__, defaultdict(int) == {}, defaultdict(list).__missing__('k'), 'x' in defaultdict(int)",
    "ChainMap({'a': 1}, {'a': 2, 'b': 3})['a'], ChainMap({'a': 1}, {'b': 3})['b'], len(ChainMap({'a': 1}, {'a': 2})), list(ChainMap({'a': 1}, {'b': 2})), ChainMap().maps, ChainMap({}).new_child({'z': 1}), ChainMap({'a': 1}, {'b': 2}).parents, repr(ChainMap({'a': 1}))",
    "ChainMap()['x']",
    "ChainMap({'a': 1}).pop('b')",
    'ChainMap().popitem()',
    "ChainMap({}, {'a': 1}).__delitem__('a')",
    "ChainMap({'a': 1}) | {'b': 2}, {'b': 2} | ChainMap({'a': 1}), ChainMap({'a': 1}) == {'a': 1}, ChainMap({'a': 1}).get('q', 7), bool(ChainMap({}, {}))"
)
