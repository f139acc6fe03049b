# Functions, classes, closures, generators, async code, many locals.
def log(*a): print(*a)
def gen():
    x = yield 1
    log("got", x)
    try:
        y = yield 2
    except ValueError as e:
        log("exc", e); y = "e"
    finally:
        log("fin")
    return y
g = gen(); log(next(g), g.send("a"))
try: g.throw(ValueError("v"))
except StopIteration as e: log(e.value)
def outer():
    r = yield from gen()
    log("r", r)
    yield from [10, 20]
    return "done"
g = outer(); log(next(g), g.send(5))
log(g.send(6)); log(list(g))
def bad():
    raise StopIteration(1)
    yield
try: next(bad())
except RuntimeError as e: log(e, repr(e.__cause__))
log(list(x + y for x in range(3) for y in "ab" if 0) , [*(i for i in range(3))])
class Meta(type):
    def __new__(m, n, b, d, **k): log("meta", n, sorted(x for x in d if not x.startswith("__")), k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
class Base(metaclass=Meta, a=1):
    """Doc string
       indented
         more
    """
    x: int = 1
    y: "str"
    __slots__ = ()
    def f(self): return "Base.f"
    def __priv(self): return "priv"
    def call(self): return self.__priv()
class D(Base):
    def f(self): return "D+" + super().f()
    def g(self): return super(D, self).f(), __class__.__name__
    @property
    def p(self): return 5
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls): return cls.__name__
    def self_assign(self): self.q = 1; self.r, self.s2 = 2, 3
d = D(); log(d.f(), d.g(), d.p, d.s(3), d.c(), d.call(), Base.__doc__, Base.__annotations__, D.__static_attributes__)
log(D.__qualname__, D.f.__qualname__, outer.__qualname__, D.__firstlineno__)
def deco(n):
    log("deco", n)
    def w(f): log("apply", n, f.__name__); return f
    return w
@deco(1)
@deco(2)
def ff(a: int, b: str = "x", *args: float, c: list = [], **kw: dict) -> None: "doc"
log(ff.__annotations__, ff.__defaults__, ff.__kwdefaults__, ff.__doc__)
def counter():
    n = 0
    def inc(k=1):
        nonlocal n
        n += k
        return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(5); log(g())
G = 1
def setg():
    global G, H
    G += 1; H = "h"
    def inner(): return G, H
    return inner()
log(setg(), G, H)
class A:
    v = 1
    def m(self, v=v): return v
    class B:
        w = 2
        def n(self): return A.v
    l = lambda self: (self.v, __class__)
log(A().m(), A.B().n(), A().l()[0], A.B.__qualname__, A.B.n.__qualname__)
def scope():
    x = "outer"
    class K:
        y = x
        x = "inner"
        z = x
        def m(self): return x
    return K.y, K.z, K().m()
try: log(scope())
except NameError as e: log(e)
def scope2():
    x = "outer"
    class K:
        y = x
        def m(self): return x
    return K.y, K().m()
log(scope2())
def unb():
    def inner(): return late
    try: inner()
    except NameError as e: log(e)
    late = 1
    return inner()
log(unb())

class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
class ACM:
    async def __aenter__(self): log("aenter"); return "acm"
    async def __aexit__(self, *a): log("aexit", a[0]); return True
async def agen():
    for i in range(3):
        try: yield i
        finally: log("agen fin", i)
async def main():
    async for i in AIter(3):
        if i == 1: continue
        log("async for", i)
    else: log("aelse")
    async with ACM() as v, ACM():
        log(v)
        raise ValueError
    log([x async for x in agen()], {x: 1 async for x in AIter(2)}, [await co(i) for i in range(2)])
    log([x async for x in (y * 2 async for y in AIter(3) if y)])
    async for x in agen():
        if x: break
    return await co(9)
async def co(x): return x * 10
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
log(run(main()))
def f(a, /, b, *, c): return a, b, c
try: f(1, c=2)
except TypeError as e: log(e)
log(f(1, b=2, c=3), (lambda *, k: k)(k=1))
def ret_in_with():
    class W:
        def __enter__(s): return s
        def __exit__(s, *a): log("x", a[0])
    for i in range(2):
        with W() as w:
            return i, [j for j in range(3)]
log(ret_in_with())
def delcell():
    x = 1
    def g(): return x
    del x
    try: g()
    except NameError as e: log(e)
    try: x
    except UnboundLocalError as e: log(e)
delcell()
def many(*args, **kwargs): return len(args), len(kwargs)
log(many(*range(300), **{f"a{i}": i for i in range(300)}))
src = "def big():\n" + "".join(f"    v{i} = {i}\n" for i in range(400)) + "    return " + "+".join(f"v{i}" for i in range(400)) + ", len(locals())\n"
exec(src); log(big())
src = "def big2():\n" + "".join(f"    v{i} = {i}\n" for i in range(300)) + "    del v299\n    try: v299\n    except UnboundLocalError as e: return str(e)\n"
exec(src); log(big2())
x = 5
def shadow():
    l = [x for x in range(3)]
    return l, [x := 1, x]
log(shadow(), x)
log([lambda: (yield)][0]().__class__.__name__)
def kwonly_default(*, a, b=2, c): return a, b, c
log(kwonly_default(a=1, c=3))
try: kwonly_default(a=1)
except TypeError as e: log(e)
if 1: import os.path as osp, sys as s2; from os import path, sep as _sep; import os.path
log(osp is path, os.path is path, _sep, s2 is __import__("sys"))
