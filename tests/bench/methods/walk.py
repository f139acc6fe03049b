# Chasing pointers through attributes.
class Node:
    def __init__(self, val, next):
        self.val = val
        self.next = next


def run(rounds):
    head = None
    for i in range(1000):
        head = Node(i, head)
    s = 0
    for _ in range(rounds):
        p = head
        while p is not None:
            s += p.val
            p = p.next
    return s


print(run(10000))
