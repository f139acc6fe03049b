# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
log = []


class Traced:
    def __init__(self):
        self.a = 1

    def __getattr__(self, name):
        log.append(("getattr", name))
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        log.append(("set", name, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        log.append(("del", name))
        object.__delattr__(self, name)

    def __dir__(self):
        return ["z", "a", "m"]


t = Traced()
t.b = 2
print(t.a, t.b, t.dyn_foo, dir(t))
del t.b
try:
    t.nope
except AttributeError as e:
    print(e)
print(log)
print(hasattr(t, "dyn_x"), hasattr(t, "other"), getattr(t, "other", None))


class Guard:
    secret = 1

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        if name == "echo":
            return lambda *a: a
        return super().__getattribute__(name)


g = Guard()
try:
    g.secret
except AttributeError as e:
    print(e)
print(g.echo(1, 2), Guard.secret)
g.free = 5
print(g.free, g.__dict__)


class Both:
    def __getattribute__(self, name):
        raise AttributeError("first " + name)

    def __getattr__(self, name):
        return "second " + name


print(Both().anything, Both().__class__)
print(len([1]))


class Len:
    def __getattr__(self, name):
        return lambda: 5


try:
    len(Len())
except TypeError as e:
    print(e)
print(Len().__len__())


class Recursive:
    def __getattr__(self, name):
        return getattr(self, name)


try:
    Recursive().x
except RecursionError:
    print("recursion")


class Slow:
    @property
    def p(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "fallback for " + name


print(Slow().p)
print(object.__getattribute__(t, "a"))
for bad in (1, None, b"a"):
    try:
        getattr(t, bad)
    except TypeError as e:
        print(e)
    try:
        setattr(t, bad, 1)
    except TypeError as e:
        print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e, e.name)
try:
    (1).x = 1
except AttributeError as e:
    print(e)
