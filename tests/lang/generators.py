# Generators: iteration, send, throw, close, yield from, life and errors.
def simple(n):
    for i in range(n):
        yield i


print(list(simple(4)), sum(simple(5)))
g = simple(2)
print(next(g), next(g), next(g, "end"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def with_return():
    yield 1
    return "result"


def delegating():
    r = yield from with_return()
    print("got", r)
    r2 = yield from [10, 20]
    print("got", r2)
    return r


print(list(delegating()))
g = with_return()
next(g)
try:
    next(g)
except StopIteration as e:
    print("value", e.value)


def echo():
    got = None
    while True:
        got = yield got
        if got == "stop":
            return "done"


e = echo()
print(next(e), e.send(1), e.send("x"))
try:
    e.send("stop")
except StopIteration as x:
    print(x.value)
try:
    e.send(1)
except StopIteration as x:
    print("finished", x.value)
try:
    echo().send(1)
except TypeError as x:
    print(x)


def catching():
    while True:
        try:
            v = yield
            print("value", v)
        except ValueError as x:
            print("caught", x)
            yield "after"
        finally:
            print("finally")


c = catching()
next(c)
print(c.throw(ValueError("a")))
print(next(c))
c.close()
print("closed")
c.close()


def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignoring()
next(i)
try:
    i.close()
except RuntimeError as x:
    print(x)


def raising():
    yield 1
    raise KeyError("k")


r = raising()
next(r)
try:
    next(r)
except KeyError as x:
    print("KeyError", x)
print(list(r))


def stop_inside():
    yield 1
    raise StopIteration("no")


try:
    list(stop_inside())
except RuntimeError as x:
    print(x, repr(x.__cause__))


def self_running():
    next(me)
    yield 1


me = self_running()
try:
    next(me)
except ValueError as x:
    print(x)


def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        return "from inner"
    finally:
        print("inner finally")


def outer():
    r = yield from inner()
    print("outer got", r)
    yield 3


o = outer()
print(next(o), o.send("hello"))
print(o.throw(ValueError("thrown")))
print(list(o))
o = outer()
next(o)
o.close()


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("iter value")
        return self.n

    def throw(self, *a):
        print("throw called", a[0].__class__.__name__ if isinstance(a[0], BaseException) else a[0].__name__)
        raise StopIteration("thrown value")

    def close(self):
        print("close called")


def over_iter():
    v = yield from Iter()
    print("v", v)
    yield "more"


print(list(over_iter()))
o = over_iter()
next(o)
print(o.throw(KeyError("z")))
o = over_iter()
next(o)
o.close()

print((x * 2 for x in range(3)))if False else None
gen = (x * y for x in range(3) for y in range(3) if x != y)
print(list(gen))
print(type(gen).__name__, gen.__name__, gen.__qualname__)
s = simple(1)
print(s.gi_running, s.gi_frame is not None, s.gi_yieldfrom, s.gi_code.co_name, s.gi_suspended)
next(s)
print(s.gi_suspended)
list(s)
print(s.gi_frame, s.gi_suspended)
s.__name__ = "renamed"
print(s.__name__, s.__qualname__)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def handled():
    try:
        raise ValueError("first")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield str(e)


print(list(handled()))


def context():
    import sys
    print(sys.exc_info()[0])
    yield 1
    print(sys.exc_info()[0])
    yield 2


try:
    raise KeyError
except KeyError:
    cg = context()
    next(cg)
next(cg)


def finalized():
    try:
        yield 1
    finally:
        print("finalized")


f = finalized()
next(f)
del f
print("after del")
f = finalized()
del f
print("never started")


def unpack():
    yield from (1, 2, 3)


a, b, c = unpack()
print(a, b, c)
a, *b = unpack()
print(a, b)
print([*unpack()], {*unpack()}, dict(zip(unpack(), unpack())), max(unpack()))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


for x in infinite():
    if x > 3:
        break
print(x)


def two_args(a, *, b):
    yield a + b


print(next(two_args(1, b=2)))
try:
    two_args()
except TypeError as e:
    print(e)
g = simple(3)
for x in g:
    print("first", x)
    break
for x in g:
    print("rest", x)


def yield_expr():
    x = [(yield 1), (yield 2)]
    y = (yield 3) or "none"
    print(x, y)


ye = yield_expr()
next(ye)
ye.send("a")
ye.send("b")
try:
    ye.send(None)
except StopIteration:
    pass


def close_value():
    try:
        yield
    except GeneratorExit:
        return "bye"


cv = close_value()
next(cv)
print(cv.close())
try:
    simple(1).throw(3)
except TypeError as e:
    print(e)
try:
    simple(1).throw(ValueError)
except ValueError as e:
    print("thrown at start", repr(e))


def nested_finally():
    try:
        try:
            yield 1
        finally:
            print("a")
    finally:
        print("b")


for x in nested_finally():
    print(x)
