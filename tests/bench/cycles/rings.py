# Garbage in cycles: nodes that know their neighbours and parents, closures that refer to themselves.
class Node:
    def __init__(self, value):
        self.value = value
        self.next = self.previous = self
        self.children = []
        self.parent = None

    def add(self, child):
        child.parent = self
        self.children.append(child)


def ring(n):
    first = last = Node(0)
    for i in range(1, n):
        node = Node(i)
        last.next, node.previous = node, last
        last = node
    last.next, first.previous = first, last
    return first


def family(depth):
    node = Node(depth)
    if depth:
        for _ in range(3):
            node.add(family(depth - 1))
    return node


def looping():
    def again(n):
        return n if n < 1 else again(n - 1)
    return again


total = 0
for i in range(9000):
    total += ring(20).next.value
    total += len(family(3).children)
    total += looping()(3)
    box = [i]
    box.append({"self": box})
print(total)
