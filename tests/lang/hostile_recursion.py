# Deep structures and recursion in scripts: RecursionError or success.
import sys


def attempt(name, f, *kinds):
    try:
        f()
    except kinds as e:
        print(name, type(e).__name__)
    else:
        print(name, "done")


def forever(): return forever()
class Call:
    def __call__(self): return self()
class Repr:
    def __repr__(self): return repr(self)
class Str:
    def __str__(self): return str(self)
class Eq:
    def __eq__(self, o): return self == o
class Getattr:
    def __getattr__(self, n): return getattr(self, n + "x")
class Add:
    def __add__(self, o): return self + o
class Iter:
    def __iter__(self): return iter(self)
class Contains:
    def __contains__(self, x): return x in self
class Len:
    def __len__(self): return len(self)
class Bool:
    def __bool__(self): return bool(self)
class Hash:
    def __hash__(self): return hash(self)
class Item:
    def __getitem__(self, i): return self[i]
class Set:
    def __setattr__(self, n, v): setattr(self, n, v)
class Fmt:
    def __format__(self, s): return format(self, s)
class Index:
    def __index__(self): return range(5)[self]
class Init:
    def __init__(self): Init()
class Desc:
    def __get__(self, o, t): return t.d
class HasDesc: d = Desc()
class Meta(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class HasMeta(metaclass=Meta): pass


for name, f in (("function", forever), ("call", Call()), ("repr", lambda: repr(Repr())), ("str", lambda: str(Str())), ("eq", lambda: Eq() == Eq()), ("getattr", lambda: Getattr().x), ("add", lambda: Add() + 1), ("iter", lambda: list(Iter())), ("in", lambda: 1 in Contains()), ("len", lambda: len(Len())),
                ("bool", lambda: bool(Bool())), ("hash", lambda: hash(Hash())), ("item", lambda: Item()[0]), ("setattr", lambda: setattr(Set(), "a", 1)), ("format", lambda: format(Fmt())), ("index", lambda: range(5)[Index()]), ("init", Init), ("descriptor", lambda: HasDesc().d), ("instancecheck", lambda: isinstance(1, HasMeta)),
                ("map", lambda: (lambda f: f(f))(lambda f: list(map(f, [f])))), ("sort", lambda: (lambda f: f(f))(lambda f: sorted([1], key=lambda _: f(f)))), ("generator", lambda: (lambda g: list(g(g)))(lambda g: (x for x in g(g)))), ("exec", lambda: (lambda s: exec(s, {"s": s}))("exec(s, {'s': s})")), ("eval", lambda: (lambda s: eval(s, {"s": s}))("eval(s, {'s': s})"))):
    attempt(name, f, RecursionError)


def nest(make, n):
    x = make(None)
    for _ in range(n):
        x = make(x)
    return x


for name, make in (("list", lambda x: [x]), ("tuple", lambda x: (x,)), ("dict", lambda x: {0: x})):
    deep, other = nest(make, 100_000), nest(make, 100_000)
    attempt(name + " repr", lambda: repr(deep), RecursionError)
    attempt(name + " equal", lambda: deep == other, RecursionError)
    del deep, other
    print(name, "dropped")
deep = nest(lambda x: (x,), 100_000)
try:
    hash(deep)
except RecursionError:
    pass
print("tuple hash survived")
attempt("copy", lambda: __import__("copy").deepcopy(nest(lambda x: [x], 50_000)), RecursionError)
attempt("isinstance", lambda: isinstance(1, nest(lambda x: (x,) if x else (str,), 100_000)), RecursionError)


class Node:
    def __init__(self, nxt): self.nxt = nxt


chain = None
for _ in range(200_000):
    chain = Node(chain)
del chain
print("chain dropped")
g = iter(())
for _ in range(20_000):
    g = (x for x in g)
try:
    list(g)
except RecursionError:
    pass
print("generators survived")
del g
e = None
for i in range(50_000):
    n = ValueError(i)
    n.__context__ = e
    e = n
del e, n
print("exceptions dropped")
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
attempt("low limit", forever, RecursionError)
sys.setrecursionlimit(old)
for bad in (0, -1, "x", 2**40):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, OverflowError) as x:
        print(type(x).__name__)
f = lambda: 0
for _ in range(50_000):
    f = (lambda g: lambda: g)(f)
del f
print("closures dropped")
