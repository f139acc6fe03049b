"""Values sent to a yield that nobody reads, and exceptions thrown in there."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def statements(log):
    try:
        yield 1
        log.append("second")
        yield 2
        x = yield 3
        log.append(x)
        yield
    except ValueError as e:
        log.append(repr(e))
        yield "caught"
    finally:
        log.append("end")


log = []
g = statements(log)
print(next(g), g.send(Loud("a")), g.send(None), g.send("kept"), log)
print(g.throw(ValueError("thrown")), log)
g.close()
print(log)

g = statements(log := [])
next(g)
print(g.throw(ValueError(1)), list(g), log)
print([x for x in (y for y in range(3))], list(map(str, (c for c in "ab"))))
h = (n for n in range(3))
print(next(h), h.send(Loud("b")), next(h))


async def agen():
    yield 1
    yield 2


async def use():
    return [x async for x in agen()]


try:
    use().send(None)
except StopIteration as e:
    print(e.value)


def outer():
    got = yield from inner()
    yield got


def inner():
    yield "first"
    x = yield "second"
    return x


o = outer()
print(next(o), o.send(Loud("c")), o.send("result"))


class Refused(Exception):
    def __init__(self, code, *rest, note="none", **more):
        super().__init__("refused", code)
        self.code, self.note, self.more = code, note, more


class Odd(Exception):
    def __init__(self):
        return 1


class Kept(ValueError):
    def __init__(self, a, b=2):
        self.pair = a, b


def attempt(make):
    for _ in range(3):
        try:
            raise make()
        except Exception as e:
            got = type(e).__name__, e.args, vars(e)
    print(got)


attempt(lambda: Refused(3))
attempt(lambda: Refused(3, 4, note="n", extra=5))
attempt(lambda: Refused())
attempt(lambda: Odd())
attempt(lambda: Kept(1))
attempt(lambda: Kept(1, b=3))
attempt(lambda: Kept(*(7, 8)))
attempt(lambda: Kept(c=3))
