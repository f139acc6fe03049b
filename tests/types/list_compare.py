# lexicographic comparison, mixed types, recursion
lists = [[], [1], [1, 2], [2], [1, 'a'], [[1]], [None]]
for a in lists:
    for b in lists:
        print(a, b, a == b, a != b, end=' ')
        for op in ('<', '<=', '>', '>='):
            try:
                print(eval(f'a {op} b'), end=' ')
            except TypeError as e:
                print(e, end=' ')
        print()
print([1] == (1,), [1] != (1,), [] == '', [1, 2] < [1, 2, 0], [1, 3] > [1, 2, 9])
try:
    [1] < (1,)
except TypeError as e:
    print(e)

class Lt:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print('eq', self.n, other.n)
        return self.n == other.n
    def __lt__(self, other):
        print('lt', self.n, other.n)
        return 'yes' if self.n < other.n else ''

print([Lt(1), Lt(2)] < [Lt(1), Lt(3)])
print([Lt(1)] < [Lt(1), Lt(3)], repr([Lt(2)] < [Lt(1)]))
a = []
a.append(a)
b = []
b.append(b)
print(a == a)
try:
    a == b
except RecursionError as e:
    print('RecursionError')
print([1, 2.0, True] == [True, 2, 1])
