# iter, next, enumerate, zip, map, filter, reversed, sorted, all, any, len.
class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i >= 2:
            raise IndexError
        return i * 10


class NoRev:
    __reversed__ = None

    def __len__(self):
        return 1

    def __getitem__(self, i):
        return i


class Bad:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "list(iter([1, 2])), next(iter([1])), next(iter([]), 'default'), list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0))",
    'iter(5)',
    'iter(None)',
    'iter([], 5)',
    'iter()',
    'next(5)',
    'next(iter([]))',
    'next([])',
    'next()',
    "list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate(iterable='a', start=-1)), list(enumerate([], 2**70)), list(enumerate('a', 2**70))",
    'enumerate()',
    'enumerate(5)',
    "enumerate([], 'a')",
    'enumerate([], 1.5)',
    "enumerate('a', foo=1)",
    "list(zip()), list(zip('ab')), list(zip('ab', [1, 2, 3])), list(zip('ab', 'cd', strict=True)), list(zip([], strict=True)), dict(zip('ab', 'cd'))",
    'zip(5)',
    "zip('a', 5)",
    "list(zip('ab', 'c', strict=True))",
    "list(zip('a', 'bc', strict=True))",
    "list(zip('a', 'b', 'cd', strict=True))",
    "zip('a', foo=1)",
    "list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(None, [])) if 0 else '', list(map(int, '12'))",
    'map(str)',
    'map()',
    'list(map(5, [1]))',
    'list(map(lambda x: x, [1], [2]))',
    'map(str, 5)',
    "list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isalpha, 'a1b'))",
    'filter(None)',
    'filter(None, 5)',
    'list(filter(5, [1]))',
    "list(reversed([1, 2])), list(reversed('ab')), list(reversed((1, 2))), list(reversed(range(3))), list(reversed(Seq())), list(reversed({'a': 1}))",
    'reversed(5)',
    'reversed({1, 2})',
    'reversed(iter([]))',
    'reversed()',
    'reversed(NoRev())',
    "sorted([3, 1, 2]), sorted('cab'), sorted([1, 2], reverse=True), sorted(['b', 'A'], key=str.lower), sorted({3: 1, 1: 2}), sorted([], key=None)",
    'sorted(5)',
    "sorted([1, 'a'])",
    'sorted([1], 5)',
    'sorted([1], key=5)',
    'sorted()',
    'sorted([1], foo=1)',
    "all([]), all([1, 0]), all('ab'), any([]), any([0, 1]), any(x for x in [0])",
    'all(5)',
    'any()',
    "len([1]), len('ab'), len({}), len(range(5)), len(b'a'), len(Seq())",
    'len(5)',
    'len()',
    'len(iter([]))',
    'len(Bad(-1))',
    "len(Bad('x'))",
    'len(Bad(2**70))'
)
