# range: construction, arithmetic, methods.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'range(5), range(1, 5), range(1, 10, 2), range(0), range(5, 0), range(5, 0, -1), repr(range(0, 10, 1)), list(range(-3, 3)), range(True), range(2**70), len(range(10**18))',
    'range()',
    'range(1, 2, 3, 4)',
    "range('a')",
    'range(1.5)',
    'range(None)',
    'range(1, 2, 0)',
    'range(stop=5)',
    'range(5)[0], range(5)[-1], range(0, 10, 3)[2], range(10)[2:5], range(10)[::-1], range(10)[::3], range(10)[-3:], range(2**70)[2**69], range(10)[5:2], range(0, 10, 2)[1:3]',
    'range(5)[5]',
    'range(5)[-6]',
    'range(0)[0]',
    "range(5)['a']",
    'range(5)[1.0]',
    'range(5)[::0]',
    "3 in range(5), 5 in range(5), 3.0 in range(5), 3.5 in range(5), 'a' in range(5), 2**70 in range(2**71), -1 in range(5), 4 in range(0, 10, 3), 6 in range(0, 10, 3), True in range(2)",
    "range(0, 10, 3).index(6), range(5).count(3), range(5).count(9), range(5).count('x'), range(10, 0, -3).index(4), range(5).index(3.0)",
    'range(5).index(9)',
    "range(5).index('x')",
    'range(5).index()',
    'range(5) == range(0, 5), range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4], range(5) != range(6), hash(range(5)) == hash(range(0, 5, 1)), hash(range(0)) == hash(range(3, 3))',
    'range(5) < range(6)',
    'range(5) + range(2)',
    'range(5) * 2',
    'range(5).start, range(1, 5).stop, range(1, 5, 2).step, range(5).start.__class__.__name__',
    "setattr(range(5), 'start', 1)",
    'range(5).x',
    'list(reversed(range(5))), list(reversed(range(0, 10, 3))), reversed(range(5)).__length_hint__(), iter(range(3)).__length_hint__(), list(reversed(range(0))), bool(range(0)), bool(range(1)), len(range(0, 10, 3)), len(range(10, 0, -3))',
    'len(range(2**70))',
    'range(2**70).__len__()',
    "max(range(5)), min(range(5, 0, -1)), sum(range(101)), sorted(range(3, 0, -1)), tuple(range(2)), list(zip(range(3), 'abc'))",
    'list(range(2**62, 2**62 + 3)), list(range(-2**62, -2**62 + 2)), range(2**62, 2**62 + 10, 4)[2], list(range(2**64, 2**64 - 4, -2))',
    "type('R', (range,), {})",
    'iter(range(3)).__reduce__()[1], range(1, 5, 2).__reduce__(), type(iter(range(2**70))).__name__, type(iter(range(3))).__name__'
)
