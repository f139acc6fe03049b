# async def, await, async for, async with, async generators and comprehensions, run by a tiny loop.
class Wait:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got


def run(coro, answers=()):
    answers = list(answers)
    send = None
    seen = []
    while True:
        try:
            seen.append(coro.send(send))
        except StopIteration as e:
            return seen, e.value
        send = answers.pop(0) if answers else None


async def simple():
    return 1


async def waiting(x):
    a = await Wait(x)
    b = await Wait(a)
    return a, b


print(run(simple()))
print(run(waiting("q"), [10, 20]))


async def nested():
    r = await waiting(1)
    return r, await simple()


print(run(nested(), ["a", "b"]))


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Wait("tick")
        return self.n


async def loop():
    out = []
    async for x in AIter(3):
        out.append(x)
    else:
        out.append("else")
    return out


print(run(loop()))


async def breaking():
    async for x in AIter(5):
        if x == 3:
            break
    return x


print(run(breaking()))


class AM:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        print("aenter", self.name)
        await Wait("enter")
        return self

    async def __aexit__(self, t, v, tb):
        print("aexit", self.name, t and t.__name__)
        await Wait("exit")
        return self.suppress


async def managed():
    async with AM("a") as a, AM("b", True):
        print("body", a.name)
        raise ValueError("x")
    return "done"


print(run(managed()))


async def agen(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
        await Wait("in agen")


async def use_agen():
    out = [x async for x in agen(3)]
    d = {x: x * 2 async for x in agen(2)}
    s = {x async for x in agen(2) if x}
    g = (x + 1 async for x in agen(2))
    return out, d, s, [y async for y in g]


print(run(use_agen()))


async def manual():
    g = agen(5)
    print(await g.__anext__())
    print(await g.asend("hello"))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print("thrown out", e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("exhausted")
    g = agen(5)
    await g.__anext__()
    await g.aclose()
    return "closed"


print(run(manual()))


async def agen_cleanup():
    try:
        yield 1
        yield 2
    finally:
        await Wait("cleanup")
        print("cleaned")


async def closing():
    g = agen_cleanup()
    async for x in g:
        break
    await g.aclose()


print(run(closing()))
c = simple()
print(type(c).__name__, c.cr_running, c.cr_await, c.cr_code.co_name)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = simple()
run(c)
try:
    run(c)
except RuntimeError as e:
    print(e)
for bad in (lambda: run(await_int()), lambda: run(for_int()), lambda: run(with_int())):
    async def await_int():
        await 5

    async def for_int():
        async for x in 5:
            pass

    async def with_int():
        async with 5:
            pass
    try:
        bad()
    except TypeError as e:
        print(e)


async def raises():
    await Wait(1)
    raise KeyError("from coroutine")


async def catches():
    try:
        await raises()
    except KeyError as e:
        return "caught %s" % e


print(run(catches()))


async def stop():
    raise StopIteration("s")


try:
    run(stop())
except RuntimeError as e:
    print(e)


async def throw_target():
    try:
        await Wait(1)
    except ValueError as e:
        await Wait("handling")
        return "handled %s" % e


c = throw_target()
print(c.send(None))
print(c.throw(ValueError("ext")))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
c = throw_target()
c.send(None)
c.close()


class BadAwait:
    def __await__(self):
        return 5


async def bad_await():
    await BadAwait()


try:
    run(bad_await())
except TypeError as e:
    print(e)
g = agen(1)
print(type(g).__name__, g.ag_running, g.ag_code.co_name)
print(type(g.__anext__()).__name__, type(g.aclose()).__name__)


async def gather():
    return [await simple() for _ in range(3)], [x for x in [await simple()]]


print(run(gather()))


async def lambda_like():
    f = lambda: 5
    return f() if await simple() else None


print(run(lambda_like()))
import types


@types.coroutine
def old_style():
    r = yield "old"
    return r


async def uses_old():
    return await old_style()


print(run(uses_old(), ["new"]))


async def agen_return():
    yield 1
    return


async def agen_stop():
    yield 1
    raise StopAsyncIteration


async def check():
    print([x async for x in agen_return()])
    try:
        print([x async for x in agen_stop()])
    except RuntimeError as e:
        print(e)


run(check())
