# Free variables, cells, nonlocal, global, scopes of comprehensions and class bodies.
def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n
    return inc, get


inc, get = counter()
inc()
inc(5)
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)

fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def unbound():
    def inner():
        return x
    if False:
        x = 1
    return inner


try:
    unbound()()
except NameError as e:
    print(type(e).__name__, e, e.name)


def local_unbound():
    print(y)
    y = 1


try:
    local_unbound()
except UnboundLocalError as e:
    print(type(e).__name__, e, e.name)


def deleted():
    z = 1
    del z
    return z


try:
    deleted()
except UnboundLocalError as e:
    print(e)


def cell_deleted():
    z = 1

    def f():
        return z
    del z
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        del z
    except NameError as e:
        print(type(e).__name__, e)
    try:
        z
    except NameError as e:
        print(type(e).__name__, e)


cell_deleted()

g = 1


def use_global():
    global g, h
    g += 1
    h = 10


use_global()
print(g, h)
try:
    undefined_name
except NameError as e:
    print(e, e.name)
try:
    del undefined_name
except NameError as e:
    print(e)


def three():
    a = 1

    def mid():
        b = 2

        def low():
            nonlocal a, b
            a += 1
            b += 1
            return a, b
        return low, lambda: (a, b)
    return mid


low, look = three()()
print(low(), low(), look())


class K:
    v = 1
    w = [u for u in [v, v]]

    def m(self):
        return __class__

    n = (lambda self: __class__)


print(K.w, K().m() is K, K().n() is K)


def class_in_function():
    q = "outer"

    class L:
        before = q
        r = "class"
        after = r

        def m(self):
            return q
    return L


L = class_in_function()
print(L.before, L.after, L().m())


def comp_scope():
    x = "x"
    r = [x for x in range(3)]
    s = {x: y for x in r for y in r if x != y}
    t = [(lambda: x)() for x in r]
    return x, r, s, t


print(comp_scope())
print([y := 5, y * 2], y)


def walrus():
    if (n := 10) > 5:
        r = [last := i for i in range(n)]
        return n, r, last


print(walrus())


def locals_of(a, b):
    c = 3

    def f():
        return a
    return sorted(locals())


print(locals_of(1, 2))
cell = (lambda x: lambda: x)(3).__closure__[0]
print(type(cell), cell.cell_contents)
cell.cell_contents = 9
print(cell.cell_contents)
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(e)
print(cell == type(cell)(), cell < type(cell)(1))
exec("""
def made():
    k = 1
    def f():
        nonlocal k
        k += 1
        return k
    return f
m = made()
print(m(), m())
""")


def parameters_as_cells(a, *b, c=3, **d):
    def f():
        nonlocal a
        a += 1
        return a, b, c, d
    return f


p = parameters_as_cells(1, 2, c=4, e=5)
print(p(), p())


def rebinding_order(x):
    y = x + (x := 10) + x
    return y, x


print(rebinding_order(1))


def swap(a, b):
    a, b = b, a
    return a, b


print(swap(1, 2))


def chain():
    i = 0
    a = [0, 0]
    i, a[i] = 1, 5
    return i, a


print(chain())
