# index, count, in: identity first, bounds, errors
a = [1, 2.0, '3', None, True, [1], 1]
for x in (1, 2, '3', None, True, [1], 9, (1,)):
    print(x, x in a, a.count(x), end=' ')
    try:
        print(a.index(x))
    except ValueError as e:
        print(e)
for args in ((1, 1), (1, 0, 3), (1, -1), (1, 5, 6), (1, -100, 100), (1, 2**70), (1, -2**70, 2**70), ('3', 3)):
    try:
        print(args, a.index(*args))
    except ValueError as e:
        print(args, e)
for args in ((), (1, 'x'), (1, None), (1, 2, 3, 4), (1, 1.5)):
    try:
        print(a.index(*args))
    except TypeError as e:
        print(args, e)
nan = float('nan')
print(nan in [nan], [nan].index(nan), [nan].count(nan), [nan] == [nan])

class Eq:
    def __init__(self, name): self.name = name
    def __eq__(self, other):
        print(self.name, '==', getattr(other, 'name', other))
        return False

x, y, z = Eq('x'), Eq('y'), Eq('z')
print(z in [x, y], x in [x, y], [x, y].count(y))
try:
    [x, y].remove(z)
except ValueError as e:
    print(e)

class Boom:
    def __eq__(self, other): raise RuntimeError('eq')

for f in (lambda: 1 in [Boom()], lambda: [Boom()].index(1), lambda: [Boom()].count(1), lambda: [Boom()].remove(1)):
    try:
        f()
    except RuntimeError as e:
        print(e)
