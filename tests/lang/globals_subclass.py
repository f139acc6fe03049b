# Globals and locals that are subclasses of dict, or any mapping.
class G(dict):
    def __missing__(self, key):
        if key.startswith("x"):
            return key.upper()
        raise KeyError(key)


class Log(dict):
    def __getitem__(self, key):
        seen.append(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        seen.append(("set", key))
        super().__setitem__(key, value)


seen = []
print(eval("x1, len", G()))
ns = G(print=print)
exec("def f():\n    return xa, xb\nprint(f())", ns)
try:
    exec("def g():\n    return nope\ng()", ns)
except NameError as e:
    print(e)
try:
    exec("class C:\n    y = xc\nprint(C.y)", ns)
except NameError as e:
    print(e)
log = Log()
exec("a = 1\nb = a\ndel a", log)
print([s for s in seen if s != "__builtins__"], sorted(k for k in log if k != "__builtins__"))


class M:
    def __init__(self):
        self.d = {"q": 1}

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.d[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.d[key]

    def keys(self):
        return self.d.keys()


m = M()
exec("r = q + 1\ndel q\nprint(r)", {}, m)
print(m.d, eval("r", {}, m))
for bad in (1, [], "s"):
    try:
        eval("1", bad)
    except TypeError as e:
        print(e)
    try:
        exec("1", {}, bad)
    except TypeError as e:
        print(e)
import asyncio


async def arange(n):
    for i in range(n):
        yield i

for text in ("async for i in arange(2): print(i)", "x = await one()", "async with cm() as c: print(c)",
             "[print(i) async for i in arange(2)]", "print(1)"):
    async def one():
        return 1

    class cm:
        async def __aenter__(self):
            return "entered"

        async def __aexit__(self, *a):
            pass
    code = compile(text, "<top>", "exec", flags=0x2000)
    r = eval(code, globals())
    print(bool(code.co_flags & 128), type(r).__name__)
    if r is not None:
        try:
            r.send(None)
        except StopIteration:
            pass
print(compile('"doc"\ndef f():\n    "inner"\n', "<d>", "exec", optimize=2).co_consts[0:0])
for level in (0, 1, 2):
    ns = {}
    exec(compile('"doc"\ndef f():\n    "inner"\n    assert 0\nclass A:\n    "cls"\n', "<d>", "exec", optimize=level), ns)
    print(ns.get("__doc__"), ns["f"].__doc__, ns["A"].__doc__)
