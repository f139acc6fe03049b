# repr: nesting, recursion, errors in items
print([], [1, 'a', None, 1.5, [2], (3,), {4}], [[]], [[[]]])
a = [1]
a.append(a)
a.append([a])
print(a, str(a), f'{a}', '%s' % a)
b, c = [], []
b.append(c)
c.append(b)
print(b, c)
d = {}
d['l'] = [d]
print(d, d['l'])
t = ([],)
t[0].append(t)
print(t, t[0])

class Boom:
    def __repr__(self): raise ValueError('repr')

e = [1, Boom()]
for _ in range(2):
    try:
        repr(e)
    except ValueError as x:
        print(x)

class Grow:
    def __repr__(self):
        if len(g) < 4:
            g.append(self)
        return 'G'

g = [Grow()]
print(g)

class Shrink:
    def __repr__(self):
        h.clear()
        return 'S'

h = [Shrink(), 1, 2]
print(h, h)

class L(list):
    pass

print(L([1, L()]), L())
deep = []
for _ in range(100):
    deep = [deep]
print(repr(deep).count('['))
deep = []
for _ in range(100000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as x:
    print('RecursionError')
