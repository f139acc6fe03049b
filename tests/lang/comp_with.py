# Language reference 8.5: with statements.
class CM:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name, end="; ")
        if self.fail == "enter":
            raise KeyError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v, tb is not None, end="; ")
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.swallow


def attempt(f):
    try:
        print("->", f())
    except Exception as e:
        print("->", repr(e), "context", repr(e.__context__))


def plain():
    with CM("a") as a:
        return a


def two():
    with CM("a") as a, CM("b") as b:
        return a + b


def paren():
    with (CM("a") as a, CM("b"), CM("c") as c,):
        return a, c


def raises():
    with CM("a"), CM("b"):
        raise ValueError("v")


def swallowed():
    with CM("a"), CM("b", True):
        raise ValueError("v")
    return "after"


def enter_fails():
    with CM("a"), CM("b", fail="enter"), CM("c"):
        return "never"


def enter_fails_swallowed():
    with CM("a", True), CM("b", fail="enter"):
        return "never"
    return "swallowed"


def exit_fails():
    with CM("a"), CM("b", fail="exit"):
        raise ValueError("v")


def exit_fails_clean():
    with CM("a"), CM("b", fail="exit"):
        pass


def targets():
    class O: pass
    o, l = O(), [0]
    with CM("x") as o.attr, CM("y") as l[0], CM("pq") as (p, q), CM("rs") as [r, *s]:
        return o.attr, l, p, q, r, s


def bad_target():
    with CM("abc") as (x, y):
        return "never"


def loop():
    out = []
    for i in range(4):
        with CM(str(i), True):
            if i == 0: continue
            if i == 1: raise ValueError
            if i == 3: break
            out.append(i)
    return out


def nested():
    with CM("a", True):
        with CM("b"):
            raise ValueError("v")
    return "outer swallowed"


def gen():
    with CM("g"):
        yield 1
        yield 2


def generator():
    g = gen()
    next(g)
    g.close()
    return "closed"


for f in (plain, two, paren, raises, swallowed, enter_fails, enter_fails_swallowed, exit_fails, exit_fails_clean, targets, bad_target, loop, nested, generator):
    print(f.__name__, end=": ")
    attempt(f)


class NoExit:
    def __enter__(self): return 1


class NoEnter:
    def __exit__(self, *a): pass


class InstanceOnly:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *a: None


class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass


for v in (5, None, NoExit(), NoEnter(), InstanceOnly(), AsyncOnly(), lambda: 0):
    try:
        with v:
            pass
    except TypeError as e:
        print(str(e).split(".")[-1] if "<" in str(e) else e)


class Truthy:
    def __enter__(self): return self
    def __exit__(self, *a): return self.r


for r in (0, "", None, 1, "x", []):
    t = Truthy()
    t.r = r
    try:
        with t:
            raise ValueError
        print("swallowed", r)
    except ValueError:
        print("passed on", repr(r))
with CM("a") as (x): print(x)
with (CM("b")) as x: print(x)
with (CM("c") as x): print(x)
with (CM("d"), CM("e"))[0]: print("tuple indexed")
with CM("f") if 1 else CM("g"): print("conditional")
with (lambda: CM("h"))(): print("call")
from contextlib import ExitStack, contextmanager, nullcontext, suppress, closing


@contextmanager
def cm(v):
    print("before", v)
    try:
        yield v
    except KeyError as e:
        print("caught", e)
    finally:
        print("finally", v)


with cm(1) as v, cm(2) as w:
    raise KeyError(v + w)
with suppress(ValueError), nullcontext(5) as n:
    raise ValueError
print(n)
with ExitStack() as st:
    print(st.enter_context(CM("s1")), st.callback(print, "callback"))
SOURCES = ["with: pass", "with a pass", "with a as: pass", "with a as 1: pass", "with a as b c: pass", "with a, : pass", "with (a, ): pass", "with (): pass", "with (a as b): pass", "with (a as b, ): pass", "with (a as b), c: pass", "with (a, b) as c: pass", "with (a as b, c) as d: pass", "with a as f(): pass",
           "with a as b + c: pass", "with a as None: pass", "with a as (b, 1): pass", "with a as *b: pass", "with a as *b, c: pass", "with (a as *b): pass", "with a as b.c, d as e[0]: pass", "with a = b: pass", "with a := b: pass", "with (a := b): pass", "with (a := b) as c: pass", "with *a: pass", "with (*a): pass",
           "with a if b else c as d: pass", "with lambda: a as b: pass", "with (yield): pass", "with a\n: pass", "with (a\n): pass", "with (a as b,\n c as d,\n): pass", "with a, b as c, d: pass", "with (a, b), c: pass", "with (a), (b): pass", "with a as {}: pass", "with a as b: int: pass", "with a as b, c as: pass", "with (a as b as c): pass"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
