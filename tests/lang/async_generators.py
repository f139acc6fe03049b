# Async generators: asend, athrow, aclose, hooks, misuse.
import sys


def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value


async def ag():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("finally")


async def main():
    g = ag()
    print(await g.asend(None), await g.asend("a"), await g.athrow(ValueError("v")))
    try: await g.asend(None)
    except StopAsyncIteration as e: print("stop", e.args)
    g = ag()
    await g.__anext__()
    await g.aclose()
    await g.aclose()
    g = ag()
    try: await g.athrow(KeyError("early"))
    except KeyError as e: print("early", e)
    g = ag()
    try: await g.asend(5)
    except TypeError as e: print(e)
    print(g.ag_frame is not None, g.ag_running, g.ag_await, g.ag_code.co_name, g.__name__)
    await g.aclose()
    print(g.ag_frame)


run(main())


async def ignores():
    while True:
        try: yield 1
        except GeneratorExit: pass


async def misuse():
    g = ignores()
    await g.__anext__()
    try: await g.aclose()
    except RuntimeError as e: print(e)
    s = g.asend(None)
    print(type(s).__name__)
    try: run(s)
    except BaseException as e: print(type(e).__name__)
    try: s.send(None)
    except RuntimeError as e: print(e)

    async def stop():
        raise StopAsyncIteration("s")
        yield
    try:
        async for _ in stop(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))

    async def value():
        yield 1
        return
    print([x async for x in value()])
    print([x async for x in (y async for y in value())], {x: 1 async for x in value()}, {x async for x in value()})


run(misuse())
first = []
old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=lambda g: first.append(g.__name__), finalizer=lambda g: first.append("fin"))


async def hooked():
    async for x in ag(): break


run(hooked())
sys.set_asyncgen_hooks(*old)
print(first)
for src in ("sys.set_asyncgen_hooks(firstiter=5)", "sys.get_asyncgen_hooks()[0]", "next(ag())", "iter(ag())", "list(ag())", "ag().send(1)", "type(ag())()", "ag().__aiter__() is not None"):
    try: print(src, eval(src))
    except Exception as e: print(src, type(e).__name__, e)
