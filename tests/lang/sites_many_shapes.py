"""Attribute sites that see one class in many layouts: attributes added late, in any order, more than fit in the object,
deleted, hidden by the class, and the class changed meanwhile."""


class Node:
    kind = 'node'

    def __init__(self, n):
        self.n = n
        for i in range(n % 5):
            setattr(self, f'extra{i}', i * n)
        if n % 3:
            self.late = n * 10
        for i in range(n % 13):
            setattr(self, f'more{i}', i)
        if n % 2:
            self.kind = n
        self.last = -n

    def name(self):
        return self.n + 1


class Slim(Node):
    __slots__ = ('slot',)

    def __init__(self, n):
        self.slot = n
        super().__init__(n)


def total(nodes):
    t = 0
    for _ in range(40):
        for o in nodes:
            t += o.n + o.last * 3 + o.name() + getattr(o, 'late', 1)
            if hasattr(o, 'more11'):
                t += o.more11 + o.more5
            if o.kind != 'node':
                t += o.kind
    return t


def change(nodes):
    for turn in range(40):
        for o in nodes:
            o.n += 1
            o.last = o.n
            if o.n % 7 == turn % 7:
                o.fresh = turn
            if hasattr(o, 'more11'):
                o.more11 += turn
    return sum(o.n + o.last + getattr(o, 'fresh', 0) + getattr(o, 'more11', 0) for o in nodes)


nodes = [Node(n) for n in range(60)] + [Slim(n) for n in range(30)]
print(total(nodes), change(nodes))
for o in nodes[::4]:
    del o.last
    o.last = 5
print(total(nodes))
nodes[3].__dict__['n'] = 1000
del nodes[5].n
try:
    total(nodes)
except AttributeError as e:
    print(e)
nodes[5].n = 4
print(total(nodes), change(nodes))
Node.name = lambda self: 100
print(total(nodes))
Node.late = property(lambda self: 7)
print(total(nodes), nodes[1].__dict__['late'])
try:
    nodes[1].late = 3
except AttributeError as e:
    print(e)
del Node.late
print(total(nodes))
nodes[2].name = lambda: 10 ** 6
print(total(nodes))
Node.n = 12
nodes[7].__class__ = Slim if False else Node
print(total(nodes), change(nodes))
class Other(Node):
    name = staticmethod(lambda: 2)
for o in nodes[:60:2]:
    o.__class__ = Other
print(total(nodes), change(nodes))
print(sorted(vars(nodes[17]).items(), key=str)[:4], [o.slot for o in nodes[60:64]])
