# Language reference 6.2.9.2, 6.4, 8.9: coroutines, async generators, async with, async for.
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


def run(coro, *values):
    values = list(values)
    out = []
    try:
        out.append(coro.send(None))
        while True:
            out.append(coro.send(values.pop(0) if values else None))
    except StopIteration as e:
        return out, e.value


async def simple():
    x = await pause("p1")
    y = await pause("p2")
    return x, y


print(run(simple(), 1, 2))


class Aw:
    def __await__(self):
        v = yield "from aw"
        return v * 2


async def uses():
    return await Aw() + await Aw()


print(run(uses(), 1, 2))


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        return await pause(self.name)

    async def __aexit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        await pause("exit")
        return self.swallow


async def withs():
    async with CM("a") as a, CM("b", True) as b:
        print("body", a, b)
        raise ValueError("v")
    print("after")
    async with (CM("c"), CM("d") as d,):
        return d


print(run(withs(), "A", "B"))


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
            await pause("between")
    finally:
        print("agen done")


async def loops():
    async for i in agen(2):
        print("item", i)
    else:
        print("else")
    r = [i async for i in agen(3) if i]
    s = {i: await pause(i) async for i in agen(2)}
    t = [x for x in [await pause("in list")]]
    u = [j async for i in agen(2) for j in [i, i]]
    g = (i async for i in agen(2))
    v = [x async for x in g]
    async for i in agen(5):
        if i == 1:
            break
    return r, s, t, u, v


print(run(loops()))


async def methods():
    g = agen(3)
    print(await g.asend(None), await g.asend("hello"))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print(e)
    print(await g.aclose())
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stopped")
    h = agen(1)
    async for x in h:
        print(x, h.ag_running, h.ag_frame is not None, h.__name__)
    print(await anext(agen(1)), await anext(agen(0), "default"))


print(run(methods()))
for f in (lambda: await_bad(1), lambda: for_bad(1), lambda: with_bad(1), lambda: for_bad(AiterBad()), lambda: await_bad(AwaitBad())):
    async def await_bad(x):
        await x

    async def for_bad(x):
        async for i in x:
            pass

    async def with_bad(x):
        async with x:
            pass

    class AiterBad:
        def __aiter__(self):
            return 5

    class AwaitBad:
        def __await__(self):
            return 5
    try:
        run(f())
    except TypeError as e:
        print(e)
c = simple()
for src in ("iter(c)", "next(c)", "list(c)", "c.send(1)", "c()"):
    try:
        eval(src)
    except TypeError as e:
        print(e)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
print(c.cr_frame, c.cr_running, c.cr_await)


async def stops():
    raise StopIteration(1)


try:
    run(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))
SOURCES = ["await x", "def f(): await x", "async def f(): yield from x", "async def f():\n yield 1\n return 2", "def f():\n async with a: pass", "def f():\n async for a in b: pass",
           "async def f(): await", "async def f(): await await x", "async def f(): -await x", "async def f(): await -x", "async def f(): await x ** 2", "async def f(): return await x, 1",
           "async lambda: 1", "async x = 1", "async def f(): lambda: await x", "async def f(): [await x for x in y]", "async def f(x=await y): pass", "class A: await x",
           "async with a: pass", "async for a in b: pass", "async def f():\n def g(): await x", "async def f(): print(await x)", "async def f(): await x = 1", "async def f(): del await x"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
