# Binary operator dunders: both sides, NotImplemented, subclass priority, in-place forms.
OPS = ["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and",
       "xor", "or"]
SYM = dict(add="+", sub="-", mul="*", matmul="@", truediv="/", floordiv="//", mod="%", pow="**", lshift="<<",
           rshift=">>", **{"and": "&", "xor": "^", "or": "|"})


def make(name, defined, result=True):
    ns = {}
    for op in defined:
        def f(self, other, *mod, op=op):
            return (name, op, mod) if result else NotImplemented
        ns[f"__{op}__"] = f
    ns["__repr__"] = lambda self: name
    return type(name, (), ns)


Left = make("Left", OPS)
Right = make("Right", ["r" + o for o in OPS])
Both = make("Both", OPS + ["r" + o for o in OPS])
No = make("No", OPS + ["r" + o for o in OPS], result=False)
In = make("In", ["i" + o for o in OPS if o != "divmod"])


def do(op, a, b):
    try:
        if op == "divmod":
            return divmod(a, b)
        return eval(f"a {SYM[op]} b")
    except TypeError as e:
        return "TypeError: " + str(e)


for op in OPS:
    print(op, do(op, Left(), 1), do(op, 1, Right()), do(op, Left(), Right()), do(op, No(), Right()))
    print("  ", do(op, No(), No()), "|", do(op, 1, No()), "|", do(op, No(), 1), "|", do(op, Right(), 1))

for op in OPS:
    if op == "divmod":
        continue
    x = In()
    exec(f"x {SYM[op]}= 2")
    y = Left()
    exec(f"y {SYM[op]}= 2")
    print(op, x, y)
    try:
        z = object()
        exec(f"z {SYM[op]}= 'q'")
    except TypeError as e:
        print("  ", e)


class Base:
    def __add__(self, o):
        return "Base.add"

    def __radd__(self, o):
        return "Base.radd"


class Sub(Base):
    def __radd__(self, o):
        return "Sub.radd"


class Same(Base):
    pass


class SubAdd(Base):
    def __add__(self, o):
        return "SubAdd.add"


print(Base() + Sub(), Sub() + Base(), Base() + Same(), Base() + SubAdd(), SubAdd() + Base(), Same() + Sub())


class IntSub(int):
    def __radd__(self, o):
        return "IntSub.radd"

    def __mul__(self, o):
        return "IntSub.mul"


print(1 + IntSub(2), IntSub(1) + 2, IntSub(3) * 2, 2 * IntSub(3), IntSub(4) - 1, type(IntSub(4) - 1).__name__)
print(pow(Left(), 2, 3), pow(2, 3, 5))
try:
    pow(1, 2, Left())
except TypeError as e:
    print(e)


class Inot:
    def __iadd__(self, o):
        return NotImplemented

    def __add__(self, o):
        return "fell back to add"


v = Inot()
v += 1
print(v)
v = [1]
w = v
v += (2, 3)
print(v, w is v)
v *= 2
print(v, w is v)
t = (1, 2)
u = t
t += (3,)
print(t, u)
try:
    t[0] += 1
except TypeError as e:
    print(e)
lst = ([],)
try:
    lst[0] += [1]
except TypeError as e:
    print(e, lst)
