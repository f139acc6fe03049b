# Language reference 4.2: names, binding, resolution.
x = "global"


def local_unbound():
    print(x)
    x = 1


def free_unbound():
    def inner():
        return y
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e, e.name)
    y = 1
    print(inner())
    del y
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)


for f in (local_unbound, free_unbound):
    try:
        f()
    except UnboundLocalError as e:
        print(type(e).__name__, e, e.name)


class C:
    x = "class"
    y = x
    z = [x for _ in "a"]

    def m(self):
        return x
    w = (lambda: x)()
    if True:
        x = "rebound"
    v = x


print(C.y, C.z, C().m(), C.w, C.v)


def class_in_function():
    x = "function"

    class D:
        print(x)
        x = "own"
        print(x)

        def m(self):
            return x
        del x
        print(x)
    return D().m()


print(class_in_function())


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(conditional(True), conditional(False))


def loop_var():
    for i in ():
        pass
    try:
        i
    except UnboundLocalError as e:
        print(e)
    for i in (1, 2):
        pass
    print(i)
    try:
        raise ValueError
    except ValueError as e:
        err = e
    try:
        e
    except UnboundLocalError as exc:
        print(exc)
    import os.path as p, sys
    with open(p.join("/", "dev", "null")) as fh:
        pass
    print(fh.closed, p is not None)
    del i
    try:
        del i
    except UnboundLocalError as exc:
        print(exc)


loop_var()
try:
    undefined
except NameError as e:
    print(e, e.name)
try:
    del undefined
except NameError as e:
    print(e)
print(len([1]), __name__, type(__builtins__).__name__)
len = lambda x: "shadowed"
print(len([1]))
del len
print(len([1]))
exec("e1 = 1; e2 = [e1 for _ in 'a']; print(e2)")
print(eval("[x for _ in 'a'] + [e1]"))


def ex():
    a = 1
    exec("a = 2; b = 3")
    print(a, "b" in locals())
    ns = {}
    exec("b = a + 1", {"a": a}, ns)
    print(ns)
    print(eval("a"), sorted(locals()))


ex()
lambdas = [lambda: i for i in range(3)]
print([f() for f in lambdas], [f() for f in [lambda i=i: i for i in range(3)]])
