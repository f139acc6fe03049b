# Code objects: fields, replace, positions, constants.
def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    "doc"
    x = a
    def inner(): return x, y
    y = 1
    return [z for z in args], inner


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_flags)
print(type(c).__name__, repr(c).startswith("<code object f at 0x"), c.co_firstlineno, c.co_consts[0])
g = c.replace(co_name="renamed", co_filename="other.py", co_firstlineno=100, co_qualname="Q.renamed")
print(g.co_name, g.co_filename, g.co_firstlineno, g.co_qualname, g == c, c.replace() == c, hash(c.replace()) == hash(c))


def h():
    yield 1


async def co(): await x


async def ag(): yield


lam = lambda: None
for fn in (h, co, ag, lam, f):
    print(fn.__code__.co_name, [n for b, n in ((0x20, "generator"), (0x80, "coroutine"), (0x200, "async generator"), (4, "varargs"), (8, "varkeywords"), (0x10, "nested"), (1, "optimized"), (2, "newlocals")) if fn.__code__.co_flags & b])
lines = sorted({line for _, _, line in lam.__code__.co_lines() if line})
print([l - lam.__code__.co_firstlineno for l in lines])


def three():
    a = 1
    b = 2
    return a + b


print(sorted({l - three.__code__.co_firstlineno for _, _, l in three.__code__.co_lines() if l}).pop())
pos = [p for p in three.__code__.co_positions() if p[0] and p[0] - three.__code__.co_firstlineno == 3]
print(sorted(set((p[2], p[3]) for p in pos))[-1] if pos else None)
for src in ("c.co_name = 1", "del c.co_name", "c.nope", "c.replace(1)", "c.replace(nope=1)", "c.replace(co_name=1)", "c()"):
    try:
        exec(src)
        print(src, "fine")
    except Exception as e:
        print(src, "|", type(e).__name__, e)
m = compile("x = 1\ndef f(): pass\nclass C: pass\n[y for y in x]\nlambda: 1\n", "<m>", "exec")
print(m.co_name, m.co_filename, m.co_names, [k.co_name for k in m.co_consts if hasattr(k, "co_name")], m.co_argcount)
print(f.__code__ is f.__code__, (lambda: 0).__code__ == (lambda: 0).__code__ or "different places")
ns = {}
exec("def a(): return 1\ndef b(): return 2", ns)
ns["a"].__code__ = ns["b"].__code__
print(ns["a"](), ns["a"].__name__, ns["a"].__code__.co_name)
