# Language reference 6.2.9: yield expressions and generator methods.
def echo(value=None):
    print("starts")
    try:
        while True:
            try:
                value = (yield value)
            except Exception as e:
                value = e
    finally:
        print("cleans up")


g = echo(1)
print(next(g), next(g), repr(g.throw(TypeError, "spam")) if False else repr(g.throw(TypeError("spam"))))
print(g.send("sent"), g.gi_running, g.gi_frame is not None, g.gi_suspended, g.gi_yieldfrom, g.__name__, g.__qualname__)
print(g.close(), g.gi_frame, g.close())
for f in (lambda: next(g), lambda: g.send(1), lambda: g.throw(KeyError(1)), lambda: echo().send(1), lambda: echo().throw(KeyError("early")), lambda: echo().close()):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


def ret():
    yield 1
    return "value"


def deleg():
    r = yield from ret()
    print("got", r)
    r = yield from "xy"
    print("got", r)
    yield from ()
    return (yield from range(2))


print(list(deleg()))
g = ret()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


def stop():
    yield 1
    raise StopIteration("x")


try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def recursive():
    me = (yield)
    try:
        next(me)
    except ValueError as e:
        yield str(e)


r = recursive()
next(r)
print(r.send(r))


def refuses():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = refuses()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


g = returns_on_close()
next(g)
print(g.close())


def places():
    x = yield
    y = (yield x) + 1
    print([(yield), (yield)], f"{(yield)}", (yield) or "or", (yield 1, 2))
    assert (yield)
    z: int = yield
    x += yield y
    return x, y, z


g = places()
out = [next(g)]
try:
    for i in range(1, 20):
        out.append(g.send(i))
except StopIteration as e:
    print(out, e.value)
print([x for x in (lambda: (yield))()], list((lambda: (yield 1))()))


class Iter:
    def __iter__(self):
        yield 1
        yield from self.more()

    def more(self):
        yield 2


print(list(Iter()), sum(Iter()), sorted(Iter(), reverse=True))
import inspect
g = ret()
print(inspect.getgeneratorstate(g))
next(g)
print(inspect.getgeneratorstate(g), inspect.isgenerator(g), inspect.isgeneratorfunction(ret))
g.close()
print(inspect.getgeneratorstate(g))
for src in ("g.send()", "g.throw()", "g.throw(1)", "g.throw('x')", "g.throw(ValueError, 1, 2)", "g.close(1)", "type(g)()", "g.gi_frame", "setattr(g, '__name__', 1)"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)


def fin():
    try:
        yield 1
    finally:
        print("finalized")


g = fin()
next(g)
del g
print(*fin())
