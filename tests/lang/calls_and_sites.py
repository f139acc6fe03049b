# Calls whose arguments are spread in place, sites that see many classes, methods behind super() that are native.
import functools


def two(a, b=2, *, k=0):
    return a, b, k


def rest(a, *more, **named):
    return a, more, named


class Plain:
    def __init__(self, a, b=5, **named):
        self.a, self.b, self.named = a, b, named

    def method(self, *more, k=1):
        return self.a, more, k


class Caller:
    def __call__(self, x, y):
        return x, y


def attempt(f, *args, **named):
    try:
        return f(*args, **named)
    except TypeError as e:
        return str(e).replace("<lambda>", "lambda")


many = tuple(range(100))
for f in two, rest, Plain(1).method, Caller(), max, lambda: 0:
    for args, named in (((1,), {}), ((1, 2), {}), ((1, 2), {"k": 3}), ((), {}), ((1,), {"zz": 3}), ((1, 2, 3), {"k": 1})):
        print(attempt(f, *args, **named))
print(len(rest(*many)[1]), attempt(two, *many))
p = Plain(*(1, 2), **{"c": 3})
print(p.a, p.b, p.named, attempt(Plain), attempt(Plain, 1, **{"a": 2}))
try:
    rest(1, **{2: 3})
except TypeError as e:
    print(e)


class Loud(tuple):
    def __del__(self):
        print("gone", len(self))


def holds(*args):
    return len(args)


print(holds(*Loud((1, 2, 3))))

part, named_part = functools.partial(two, 1), functools.partial(two, 1, k=9)
print([part(), part(3), part(3, k=4), named_part(), attempt(part, 1, 2, 3), functools.partial(rest)(1, 2)])


# one site, many classes
class Slot:
    __slots__ = ("v",)

    def __init__(self, v):
        self.v = v

    def area(self):
        return self.v


class Count(Slot):
    kinds = 0

    @property
    def w(self):
        return -self.v


class Late:
    kinds = 7

    def __init__(self, v):
        self.u = 1
        self.v = v

    def area(self):
        return self.v + self.u

    w = 0


class Own(Late):
    def __init__(self, v):
        self.area = lambda: v * 100
        self.v = v
        self.w = v


class Asked:
    v = 3
    made = 0

    def __getattr__(self, name):
        if name == "area":
            return lambda: 11
        if name == "w":
            return 12
        raise AttributeError(name)

    @property
    def broken(self):
        raise AttributeError("inside")


def make(i):
    return type("Made%d" % i, (Late,), {"kinds": i, "area": lambda self: i + self.v})(i)


def visit(xs):
    total = []
    for x in xs:
        total.append((x.area(), x.v, getattr(x, "kinds", None), x.w if hasattr(x, "w") else None))
        x.v = x.v + 1
    return total


things = [Slot(1), Count(2), Late(3), Own(4), Asked()] + [make(i) for i in range(20)]
for turn in range(4):
    print(visit(things))
Late.area = lambda self: "changed"
Count.w = 5
things[2].kinds = "own"
things[2].area = lambda: "mine"
for turn in range(3):
    print(visit(things)[:9])


def read_w(x):
    return x.w


def set_z(x, z):
    x.z = z


for turn in range(3):
    for x in things[1:]:
        read_w(x)
        try:
            set_z(x, turn)
        except AttributeError as e:
            print("no", type(x).__name__)
print([x.z for x in things[1:]])
try:
    print(Asked().broken)
except AttributeError as e:
    print("broken:", e)


# native methods behind super(), attributes of exceptions
class Refused(Exception):
    note = "none"

    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code
        self.more = rest


class Stack(list):
    def append(self, x):
        super().append(x * 2)

    def __len__(self):
        return super().__len__() + 100


class Base:
    def __init__(self):
        super().__init__()
        self.ready = True


for i in range(3):
    try:
        raise Refused(i, "x")
    except Refused as e:
        e.note = i
        print(e.code, e.more, e.args, e.note, e.__dict__, Refused.note)
s = Stack()
for i in range(3):
    s.append(i)
print(list(s), len(s), Base().ready)


class Guard:
    def __enter__(self):
        print("in")
        return 1

    def __exit__(self, *args):
        print("out", [a if a is None else type(a).__name__ for a in args])
        return True


class Half:
    def __enter__(self):
        return self


guard = Guard()
for i in range(2):
    with guard as g:
        if i:
            raise KeyError(g)
try:
    with Half():
        pass
except TypeError as e:
    print(e)
guard.__exit__ = None
with guard:
    Guard.__exit__ = lambda self, *args: print("replaced")


class Bare:
    pass


print([type(Bare()).__name__ for _ in range(3)], attempt(Bare, 1))
for v in 0, 1, -1, 2 ** 70, 0 ** 1:
    print("yes" if v else "no", "no" if not v else "yes")
