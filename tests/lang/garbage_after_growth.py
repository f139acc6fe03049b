"""A program that first only builds, and then makes garbage in cycles: the garbage is found in time."""
import weakref


class Node:
    def __init__(self, link=None):
        self.link = link


live = None
for _ in range(200000):
    live = Node(live)

alive = worst = 0


def gone(_):
    global alive
    alive -= 1


refs = []
for i in range(300000):
    a = Node()
    a.link = Node(a)
    if i % 100 == 0:
        alive += 1
        worst = max(worst, alive)
        refs.append(weakref.ref(a, gone))
print(worst < 2500, alive < 2500)
while live is not None:
    live = live.link
