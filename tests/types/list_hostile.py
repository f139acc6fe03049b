# __eq__ that changes the list during a search
class Evil:
    def __init__(self, do): self.do = do
    def __eq__(self, other):
        self.do()
        return False

for op in ('x in a', 'a.index(x)', 'a.count(x)', 'a.remove(x)', 'a == b', 'a < b'):
    for what in ('clear', 'append', 'replace'):
        a = []
        def do():
            if what == 'clear':
                a.clear()
            elif what == 'append' and len(a) < 20:
                a.append(0)
            elif what == 'replace':
                a[:] = [object() for _ in a]
        a.extend([Evil(do) for _ in range(4)])
        x = object()
        b = [object() for _ in range(4)]
        try:
            r = eval(op)
        except (ValueError, TypeError, IndexError) as e:
            r = type(e).__name__
        print(op, what, r, len(a))

class Index:
    def __index__(self):
        c.clear()
        return 1

c = [1, 2, 3]
for op in ('c[Index()]', 'c[:Index()]', 'c.pop(Index())', 'c.insert(Index(), 5)', 'c * Index()'):
    c = [1, 2, 3]
    try:
        print(op, eval(op), c)
    except IndexError as e:
        print(op, e, c)
c = [1, 2, 3, 4, 5]
c[Index():] = [7]
print(c)
c = [1, 2, 3, 4, 5]
del c[Index():]
print(c)
c = list(range(10))
c[::Index()] = []
print(c)

class It:
    def __iter__(self):
        c.clear()
        return iter([1, 2])

c = [1, 2, 3, 4]
c[1:3] = It()
print(c)
c = [1, 2, 3, 4]
try:
    c[::2] = It()
except ValueError as e:
    print(e, c)
def gen():
    for i in range(3):
        c.append(i)
        yield -i
c = []
c.extend(gen())
print(c)
