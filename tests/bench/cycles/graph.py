# A live graph of some size while short-lived cycles come and go.
class Vertex:
    __slots__ = ("name", "edges")

    def __init__(self, name):
        self.name = name
        self.edges = []


def graph(n):
    vertices = [Vertex(i) for i in range(n)]
    for i, v in enumerate(vertices):
        v.edges.append(vertices[(i * 7 + 1) % n])
        v.edges.append(vertices[(i * 13 + 5) % n])
    return vertices


live = graph(20000)
total = 0
for i in range(1200):
    small = graph(100)
    total += small[i % 100].edges[0].name
seen, todo = {0}, [live[0]]
while todo:
    for v in todo.pop().edges:
        if v.name not in seen:
            seen.add(v.name)
            todo.append(v)
print(total, len(seen))
