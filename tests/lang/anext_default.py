# anext() with and without a default, over every kind of awaitable.
import types


async def agen():
    yield 1
    yield 2


class It:
    def __init__(self, stop):
        self.stop = stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.stop:
            raise StopAsyncIteration
        return "item"


class Bad:
    def __anext__(self):
        return 5


class GenIt:
    def __anext__(self):
        @types.coroutine
        def step():
            got = yield "pause"
            if got == "end":
                raise StopAsyncIteration
            return got
        return step()


def run(coro, *sent):
    sent = list(sent)
    value = None
    while True:
        try:
            print("yielded", coro.send(value))
        except StopIteration as e:
            return e.value
        value = sent.pop(0)


async def main():
    g = agen()
    print(await anext(g), await anext(g, "d"), await anext(g, "default"))
    try:
        await anext(g)
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(It(False)), await anext(It(False), 0), await anext(It(True), [1, 2]))
    try:
        await anext(Bad(), 1)
    except TypeError as e:
        print(e)
    for bad in (1, [], iter([])):
        try:
            anext(bad, 3)
        except TypeError as e:
            print(e)
    print(await anext(GenIt(), "dflt"))
    print(await anext(GenIt(), "dflt"))


run(main(), "value", "end")
