# Generators: state, frames, re-entry, exceptions during iteration, laziness.
def count(n):
    print("start")
    for i in range(n): yield i
    print("end")


g = count(2)
print("made")
print(next(g), g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_frame.f_locals, g.gi_running)
print(list(g), g.gi_frame, next(g, "exhausted"), list(g))


def fails():
    yield 1
    raise ValueError("inside")


g = fails()
print(next(g))
for _ in range(2):
    try: print(next(g))
    except ValueError as e: print("ValueError", e)
    except StopIteration: print("StopIteration after failure")


def reenter():
    yield 1
    try: next(g)
    except ValueError as e: yield str(e)


g = reenter()
print(list(g))
lazy = (print("evaluated", x) or x for x in [1, 2])
print("nothing yet")
print(next(lazy))
src = [1, 2, 3]
gen = (x for x in src)
src.append(4)
src = ["rebound"]
print(list(gen))
def outer_iter():
    print("outermost evaluated at once")
    return [1]
gen = (x for x in outer_iter())
try: gen2 = (x for x in 5)
except TypeError as e: print(e)
gen3 = (y for x in [1] for y in 5)
try: next(gen3)
except TypeError as e: print(e)
print(sum(x * x for x in range(4)), max((x for x in "bca"), key=ord), any(x > 2 for x in range(5)), all(x for x in []), dict((x, 1) for x in "ab"), tuple(x for x in "xy"), set(x % 2 for x in range(5)), "".join(c for c in "hello" if c != "l"), sorted((x for x in (3, 1, 2)), reverse=True))
def infinite():
    n = 0
    while True:
        yield n
        n += 1
from itertools import islice, takewhile, chain, tee
print(list(islice(infinite(), 3)), list(takewhile(lambda x: x < 3, infinite())), list(chain(islice(infinite(), 2), "a")))
a, b = tee(x for x in range(3))
print(list(a), list(b))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print([x for _, x in zip(range(10), fib())])
def tree(t):
    if t:
        yield from tree(t[0])
        yield t[1]
        yield from tree(t[2])
print(list(tree((((), 1, ()), 2, ((), 3, ())))))
def sieve():
    def numbers(n):
        while True: yield n; n += 1
    ints = numbers(2)
    while True:
        p = next(ints)
        yield p
        ints = (lambda p, it: (x for x in it if x % p))(p, ints)
print(list(islice(sieve(), 8)))
def with_return(): return; yield
print(list(with_return()), type(with_return()).__name__)
def yields_none(): yield
print(list(yields_none()), [*yields_none()])
def args(*a, **k): yield a, k
print(*args(1, x=2))
class Meth:
    def __init__(self): self.n = 2
    def gen(self):
        while self.n: self.n -= 1; yield self.n
    def __iter__(self): return self.gen()
print(list(Meth()), [x for x in Meth()], 1 in Meth())
import sys
def handled():
    try: raise KeyError("outer")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())
g = handled()
print(next(g), sys.exception())
try: raise ValueError("caller")
except ValueError: print(next(g), repr(sys.exception()))
