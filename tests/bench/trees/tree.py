# Allocation and release of small objects.
class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(make(depth - 1), make(depth - 1))


def count(t):
    if t.left is None:
        return 1
    return 1 + count(t.left) + count(t.right)


total = 0
for _ in range(20):
    total += count(make(14))
print(total)
