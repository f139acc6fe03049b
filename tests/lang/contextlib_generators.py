# Generator-based context managers and exit stacks as language features.
from contextlib import contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext, ContextDecorator, asynccontextmanager
import io


@contextmanager
def cm(name, swallow=()):
    print("enter", name, end="; ")
    try: yield name
    except swallow as e: print("swallowed", repr(e), end="; ")
    finally: print("exit", name, end="; ")


with cm("a") as a, cm("b") as b: print(a, b, end="; ")
print()
with cm("c", (ValueError,)): raise ValueError("v")
print()
try:
    with cm("d"): raise KeyError("k")
except KeyError as e: print(repr(e))
@contextmanager
def no_yield():
    if False: yield
@contextmanager
def two():
    yield 1
    yield 2
@contextmanager
def replaces():
    try: yield
    except ValueError: raise TypeError("replaced")
@contextmanager
def chains():
    try: yield
    except ValueError as e: raise TypeError("chained") from e
@contextmanager
def stops():
    try: yield
    except StopIteration: print("stop seen", end="; "); raise
for make, exc in ((no_yield, None), (two, None), (two, ValueError()), (replaces, ValueError("v")), (chains, ValueError("v")), (stops, StopIteration("s")), (stops, RuntimeError("r"))):
    try:
        with make():
            if exc: raise exc
        print("fine")
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__))
with ExitStack() as st:
    for n in "xy": st.enter_context(cm(n))
    st.callback(print, "callback", end="; ")
    st.push(lambda t, v, tb: print("pushed", t, end="; ") or True)
    raise ValueError("swallowed by push")
print()
with suppress(KeyError, IndexError): [][1]
print("suppressed")
out = io.StringIO()
with redirect_stdout(out): print("captured")
print(repr(out.getvalue()))
class Deco(ContextDecorator):
    def __enter__(self): print("deco enter", end="; "); return self
    def __exit__(self, *a): print("deco exit", end="; ")
@Deco()
def decorated(x): return x * 2
print(decorated(4))
@cm("as decorator")
def decorated2(): return "twice"
print(decorated2(), decorated2())
class Closes:
    def close(self): print("closed", end="; ")
with closing(Closes()) as c: print(type(c).__name__, end="; ")
with nullcontext("n") as n: print(n)
@asynccontextmanager
async def acm(n):
    print("aenter", n, end="; ")
    try: yield n
    finally: print("aexit", n, end="; ")
async def main():
    async with acm(1) as x, acm(2) as y: print(x, y, end="; ")
    try:
        async with acm(3): raise ValueError("av")
    except ValueError as e: print(e)
try: main().send(None)
except StopIteration: pass
def gen():
    with cm("in generator"):
        yield 1
        yield 2
g = gen()
print(next(g), end="; ")
g.close()
print()
for i in range(2):
    with cm(str(i)):
        if i == 0: continue
        break
print()
def ret():
    with cm("ret"): return "value"
print(ret())
