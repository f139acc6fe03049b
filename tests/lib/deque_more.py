# collections.deque: methods, limits, errors.
from collections import *


def run(code):
    d = deque([1, 2, 3])
    return eval(code, globals(), {'d': d}), d


def mutate():
    d = deque([1, 2, 3])
    try:
        for x in d:
            d.append(x)
    except RuntimeError as e:
        return str(e)


def rec():
    d = deque([1])
    d.append(d)
    return repr(d)


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "deque(), deque('abc'), deque([1, 2, 3], 2), deque(maxlen=0), deque([1], maxlen=5).maxlen, repr(deque([1], 3)), deque(x for x in 'ab')",
    'deque(5)',
    'deque([], -1)',
    "deque([], 'a')",
    'deque([], 1, 2)',
    'run("d.append(4)"), run("d.appendleft(0)"), run("d.pop()"), run("d.popleft()"), run("d.extend(\'xy\')"), run("d.extendleft(\'xy\')"), run("d.rotate()"), run("d.rotate(-1)"), run("d.rotate(100)"), run("d.reverse()"), run("d.clear()"), run("d.copy()"), run("d.count(1)"), run("d.index(2)"), run("d.insert(1, 9)"), run("d.remove(2)")',
    'run("deque().pop()")',
    'run("deque().popleft()")',
    'run("d.index(9)")',
    'run("d.index(1, 1)")',
    'run("d.remove(9)")',
    'run("d.rotate(\'a\')")',
    'run("d.extend(5)")',
    'run("d.insert(\'a\', 1)")',
    'run("deque([1], 1).insert(0, 2)")',
    'run("d[0]"), run("d[-1]"), run("d.__setitem__(0, 9)"), run("d.__delitem__(0)")',
    'run("d[3]")',
    'run("d[\'a\']")',
    'run("d[0:1]")',
    'run("d.__delitem__(9)")',
    'run("d + deque([4])"), run("d * 2"), run("2 * d"), run("d.__iadd__([9])"), run("d.__imul__(2)"), run("1 in d"), run("d == deque([1, 2, 3])"), run("d < deque([1, 3])"), run("d == [1, 2, 3]")',
    'run("d + [1]")',
    'run("d < [1]")',
    'run("d * \'a\'")',
    'hash(deque())',
    "list(reversed(deque([1, 2]))), len(deque('ab')), bool(deque()), sum(deque([1, 2])), deque([1, 2]) == deque([1, 2], 5), deque(deque([1], 2)).maxlen",
    'mutate()',
    'rec()'
)
