# throw(): contexts, who is on the stack, what a bad exception class does.
import sys


def names():
    found, f = [], sys._getframe(1)
    while f is not None:
        found.append(f.f_code.co_name)
        f = f.f_back
    return found


def inner():
    try:
        yield
    except RuntimeError:
        print(names())
        yield "caught"


def outer():
    return (yield from inner())


def run():
    g = outer()
    next(g)
    print(g.throw(RuntimeError))
    print(g.gi_yieldfrom is not None, g.gi_running)
    g.close()


run()


def handling():
    try:
        raise KeyError("a")
    except Exception:
        yield


g = handling()
next(g)
try:
    g.throw(ValueError("b"))
except ValueError as e:
    print(repr(e.__context__), e.__cause__)


def delegating():
    try:
        raise KeyError("c")
    except Exception:
        yield from plain()


def plain():
    yield


g = delegating()
next(g)
try:
    g.throw(ValueError("d"))
except ValueError as e:
    print(repr(e.__context__))


class NoException(Exception):
    def __new__(cls):
        return cls


class Refuses(Exception):
    def __init__(self):
        raise OSError("no")


for bad in (NoException, Refuses, 1, "x", int):
    g = plain()
    next(g)
    try:
        g.throw(bad)
    except BaseException as e:
        print(type(e).__name__, str(e).replace("__main__.", ""))
    print(next(g, "finished"))


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, exc):
        print("thrown", repr(exc), names()[:2])
        raise StopIteration(42)


def over():
    print("result", (yield from Iterator()))


g = over()
next(g)
print(next(iter(lambda: 5, 6)))
try:
    g.throw(ValueError("v"))
except StopIteration as e:
    print("stop", e.value)


def valued():
    yield 1
    return "last"


for make in (enumerate, lambda it: map(str, it), lambda it: zip(it, [1, 2]), lambda it: zip([1, 2], it)):
    class It:
        def __iter__(self):
            return self

        def __next__(self):
            raise StopIteration(42)
    try:
        next(make(It()))
    except StopIteration as e:
        print(e.value)
