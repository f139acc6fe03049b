"""One site that sees many classes of objects: attributes, methods, what shadows them, what is missing."""


class Plain:
    kind = "class"

    def __init__(self, n):
        self.a = n
        self.b = -n

    def method(self):
        return "method", self.a


class Shadow(Plain):
    def __init__(self, n):
        super().__init__(n)
        self.kind = "instance"
        self.method = lambda: ("own", n)


class Getter(Plain):
    @property
    def a(self):
        return "property"

    @a.setter
    def a(self, value):
        self.hidden = value


class Slots:
    __slots__ = ("a", "b")
    kind = "slots"

    def __init__(self, n):
        self.a = n

    def method(self):
        return "slots", self.a


class Dynamic:
    def __getattr__(self, name):
        if name == "b":
            raise AttributeError("no b")
        return "dynamic " + name if name != "method" else lambda: "made"


class Deleted(Plain):
    def __init__(self, n):
        super().__init__(n)
        del self.b


class Static(Plain):
    @staticmethod
    def method():
        return "static"


class Liar:
    @property
    def __class__(self):
        return Plain


made = [Plain, Shadow, Getter, Slots, Dynamic, Deleted, Static]
made += [type(f"Made{i}", (made[i % 4],), {} if i % 3 else {"kind": i}) for i in range(40)]


def look(o):
    row = []
    for get in (lambda: o.a, lambda: o.b, lambda: o.kind, lambda: o.method()):
        try:
            row.append(get())
        except AttributeError as e:
            row.append(str(e))
    return row


def attribute(o):
    return o.a


def method(o):
    return o.method()


def store(o, value):
    o.a = value
    return o.a


objects = [c(i) if c is not Dynamic else c() for i, c in enumerate(made)]
for turn in range(2):
    for o in objects:
        if turn == 0 and objects.index(o) < 12:
            print(type(o).__name__, look(o))
        attribute(o), method(o)
print(sum(len(str((attribute(o), method(o)))) for o in objects))
print([store(o, 7) for o in objects[:8]], [attribute(o) for o in objects[:8]])
Plain.a = property(lambda self: "late")
print([attribute(o) for o in objects[:8]])
del Plain.a
Plain.method = lambda self: "replaced"
print([method(o) for o in objects[:8]], attribute(objects[0]))
print([isinstance(o, Plain) for o in objects[:9]], isinstance(Liar(), Plain), isinstance(Liar(), Slots))


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + other.n) if isinstance(other, Number) else NotImplemented

    def __radd__(self, other):
        return ("r", other)

    def __mul__(self, k):
        return self.n * k

    def __lt__(self, other):
        return self.n < other.n


class Text(str):
    def __add__(self, other):
        return "added " + other


print((Number(1) + Number(2)).n, 3 + Number(1), "x" + Number(1), Number(4) * 2.5, Number(1) < Number(2),
      Text("a") + "b", [1] + [2])
try:
    Number(1) + 1
except TypeError as e:
    print(e)
