# Cells: sharing, late binding, rebinding, deletion, loops, comprehensions, generators.
def shared():
    x = 0
    def inc():
        nonlocal x
        x += 1
    def get(): return x
    return inc, get


inc, get = shared()
inc(); inc()
print(get(), inc.__closure__[0] is get.__closure__[0], get.__code__.co_freevars, shared.__code__.co_cellvars)


def late():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    r = [f() for f in fs]
    i = "changed"
    return r, [f() for f in fs]


print(late())


def comp(): return [f() for f in [lambda: i for i in range(3)]], [f() for f in [(lambda j: lambda: j)(i) for i in range(3)]], {k: f() for k, f in {i: (lambda: i) for i in range(2)}.items()}


print(comp())


def param(x):
    def get(): return x
    x = x + 1
    return get


print(param(1)())


def deleted():
    x = 1
    def get(): return x
    del x
    try:
        get()
    except NameError as e:
        return str(e)


print(deleted())


def three():
    a = 1
    def two():
        b = 2
        def one():
            nonlocal a, b
            a, b = b, a
            return a, b
        return one
    return two()


f = three()
print(f(), f(), f.__code__.co_freevars)


def recursive(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)


print(recursive(10))


def mutual():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    return even(10), odd(7)


print(mutual())


def gen():
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    while True:
        x = yield total
        add(x or 0)


g = gen()
next(g)
print(g.send(5), g.send(6))


def exc():
    try:
        raise ValueError("v")
    except ValueError as e:
        def get(): return e
        r = get()
    try:
        get()
    except NameError as x:
        return repr(r), str(x)


print(exc())


def default(a=[]):
    def f(): a.append(1); return len(a)
    return f


print(default()(), default()(), default([])())


class C:
    x = "class"
    def m(self):
        x = "method"
        def f(): return x, __class__.__name__
        return f()
    f = lambda self: __class__


print(C().m(), C().f() is C)
import types
cell = types.CellType(5)
print(cell.cell_contents)
cell.cell_contents = 6
fn = types.FunctionType(get.__code__, globals(), "made", None, (cell,))
print(fn(), fn.__name__, cell == types.CellType(6), cell < types.CellType(7))
del cell.cell_contents
for src in ("cell.cell_contents", "fn()", "types.FunctionType(get.__code__, {})", "types.FunctionType(get.__code__, {}, closure=())", "types.FunctionType(get.__code__, {}, closure=(1,))", "types.FunctionType(1, {})", "types.FunctionType((lambda: 0).__code__, 5)", "types.FunctionType((lambda: 0).__code__, {}, 5)", "types.FunctionType((lambda: 0).__code__, {}, 'n', 5)", "types.CellType(1, 2)"):
    try:
        print(eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)


def many():
    a = b = c = d = 1
    def f():
        def g():
            def h(): return a, d
            return h() + (b,)
        return g() + (c,)
    return f()


print(many())
def walrus():
    def f(): return y
    [(y := i) for i in range(3)]
    return f()
print(walrus())
