# PEP 380: yield from with generators, iterators, exceptions and return values.
log = []


class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("it done")
        self.n -= 1
        return self.n


class Full(It):
    def send(self, v): log.append(("send", v)); return "sent"
    def throw(self, *a): log.append(("throw", repr(a[0]))); return "thrown"
    def close(self): log.append("close")


def outer(it):
    r = yield from it
    yield ("result", r)


print(list(outer(It(2))), list(outer("ab")), list(outer([])))
g = outer(Full(3))
print(next(g), g.send(1), g.send(None), g.throw(ValueError("v")))
g.close()
print(log)
g = outer(It(3))
next(g)
for f in (lambda: g.send(1), lambda: g.throw(KeyError("k"))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


def inner():
    try:
        x = yield 1
        log.append(("inner got", x))
        yield 2
    except KeyError as e:
        log.append(("inner caught", e.args))
        yield 3
    finally:
        log.append("inner finally")
    return "inner result"


log.clear()
g = outer(inner())
print(next(g), g.send("s"), g.throw(KeyError("k")), next(g), log)
log.clear()
g = outer(inner())
next(g)
g.close()
print(log)


def chain(n):
    if n == 0:
        yield "bottom"
        return 0
    return (yield from chain(n - 1)) + 1


def top():
    r = yield from chain(50)
    yield r


print(list(top()))


def loops():
    for x in [1, 2]:
        y = yield from [x, x * 10]
        yield y
    z = (yield from (i for i in range(2))) or "none"
    yield z


print(list(loops()))
for src in ("yield from 5", "yield from None", "yield from undefined"):
    ns = {}
    exec(f"def f():\n {src}", ns)
    try: list(ns["f"]())
    except Exception as e: print(src, type(e).__name__, e)


def self_ref():
    yield from me


me = self_ref()
try: next(me)
except ValueError as e: print(e)


class CloseFails:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): raise OSError("close failed")


g = outer(CloseFails())
next(g)
try: g.close()
except OSError as e: print(e)


class NoClose:
    def __iter__(self): return self
    def __next__(self): return 1


g = outer(NoClose())
next(g)
print(g.close())
def ge():
    try: yield from inner2()
    except GeneratorExit: log.append("outer GeneratorExit"); raise
def inner2():
    try: yield 1
    except GeneratorExit: log.append("inner GeneratorExit"); raise
log.clear()
g = ge(); next(g); g.close(); print(log)
g = ge(); next(g)
try: g.throw(GeneratorExit)
except GeneratorExit: print("thrown through")
