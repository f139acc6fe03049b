# Language reference 3.2.8.1: user-defined functions.
def f(a, b=2, /, c=3, *args, d: int = 4, e, **kw) -> "ret":
    """Doc."""
    x = 1
    return x


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__)
print(f.__type_params__, f.__globals__ is globals(), f.__builtins__ is __builtins__.__dict__, f.__code__.co_name)
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_flags & 0xF,
      c.co_firstlineno, c.co_qualname)
f.__defaults__ = (20, 30)
print(f.__defaults__)
f.attr = 1
print(f.attr, f.__dict__, vars(f))
del f.attr
f.__kwdefaults__ = {"d": 40, "e": 50}


def g(a, b=1):
    return a, b


print(g(1))
g.__defaults__ = (5, 6)
print(g(), g(1))
g.__defaults__ = None
for bad in ("g(1)", "setattr(g, '__defaults__', 1)", "setattr(g, '__kwdefaults__', 1)", "setattr(g, '__code__', 1)", "setattr(g, '__name__', 1)",
            "setattr(g, '__qualname__', 1)", "setattr(g, '__dict__', 1)", "setattr(g, '__closure__', 1)", "setattr(g, '__globals__', 1)",
            "setattr(g, '__annotations__', 1)", "setattr(g, '__type_params__', 1)", "delattr(g, '__name__')", "delattr(g, '__dict__')",
            "delattr(g, '__code__')", "g.nope", "setattr(g, '__builtins__', 1)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
del g.__defaults__, g.__doc__, g.__annotations__, g.__kwdefaults__
print(g.__defaults__, g.__doc__, g.__annotations__, g.__kwdefaults__)
g.__name__, g.__qualname__, g.__module__, g.__doc__ = "new", "a.new", 5, 6
print(g.__name__, g.__qualname__, g.__module__, g.__doc__, repr(g)[:15])


def make():
    n = 0

    def inner():
        nonlocal n
        n += 1
        return n
    return inner


i, j = make(), make()
print(i(), i(), j(), i.__closure__[0].cell_contents, i.__code__.co_freevars, i.__qualname__)
i.__closure__[0].cell_contents = 10
print(i())
try:
    g.__code__ = i.__code__
except ValueError as e:
    print(e)
j.__code__ = i.__code__
print(j())
h = lambda x, *, y=1: (x, y)
print(h.__name__, h.__qualname__, h.__kwdefaults__, h(0))
h.__kwdefaults__["y"] = 2
print(h(0))
del h.__kwdefaults__["y"]
try:
    h(0)
except TypeError as e:
    print(e)
class A:
    def m(self): return lambda: [lambda: 0 for _ in "a"][0]
print(A.m.__qualname__, A().m().__qualname__, A().m()().__qualname__, A().m.__self__.__class__.__name__, A().m.__func__ is A.m)
print(A.m.__get__(1).__self__, (lambda: 0).__get__(None, int).__name__)
