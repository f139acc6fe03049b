# The binary-trees program: trees of tuples, and an ordered tree that is searched and grows.
def make(depth):
    return (make(depth - 1), make(depth - 1)) if depth else (None, None)


def check(node):
    left, right = node
    return 1 if left is None else 1 + check(left) + check(right)


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = self.right = None


def insert(root, key):
    node = root
    while True:
        if key < node.key:
            if node.left is None:
                node.left = Node(key)
                return
            node = node.left
        else:
            if node.right is None:
                node.right = Node(key)
                return
            node = node.right


def height(node):
    return 0 if node is None else 1 + max(height(node.left), height(node.right))


total = 0
for depth in range(4, 17, 2):
    for _ in range(1 << (16 - depth)):
        total += check(make(depth))
root, x = Node(1 << 30), 1
for _ in range(30000):
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    insert(root, x)
print(total, height(root))
