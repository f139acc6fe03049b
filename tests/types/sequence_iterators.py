# What list, tuple, bytes, bytearray and array share: the states of their iterators, and looking for items in a list
# that changes meanwhile.
from array import array

for sequence in [1, 2, 3], (1, 2, 3), b'abc', bytearray(b'abc'), array('h', [1, 2, 3]):
    print(type(sequence).__name__)
    for state in -5, -1, 0, 2, 9:
        it = iter(sequence)
        it.__setstate__(state)
        print(state, getattr(it, '__length_hint__', lambda: None)(), list(it), it.__reduce__()[1:])
    it = iter(sequence)
    next(it)
    print(it.__reduce__()[1:])
    try:
        it.__setstate__('x')
    except TypeError as e:
        print(e)

shrinking = bytearray(b'abcdef')
it = iter(shrinking)
print(next(it), next(it), it.__length_hint__())
del shrinking[1:]
print(it.__length_hint__(), list(it))

growing = [1]
it = iter(growing)
it.__setstate__(-1)
growing.append(2)
print(list(it))


class Emptying:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return False


def emptied():
    items = []
    items[:] = [Emptying(items), 2, 3]
    return items


print(emptied() == [4, 2, 3], emptied() < [4, 2, 3], 5 in emptied(), emptied().count(2))
for items in emptied(), (1, 2):
    try:
        items.index(7)
    except ValueError as e:
        print(type(items).__name__, 'index' in str(e) or 'not in list' in str(e))
nan = float('nan')
print(nan in [nan], (nan,) == (nan,), [nan].index(nan), (nan, nan).count(nan))
print([1, 2, 3].index(2, -2), (1, 2, 3, 1).index(1, 1), (1, 2, 2).count(2), [1, True, 1.0].count(1))
print((1, 2) < (1, 3), [1] < [1, 2], (1, 2) == (1, 2, 3), [[1], [2]] > [[1], [0, 5]])
