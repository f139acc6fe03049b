# Language reference 3.3.8: numeric operators, reflected and in place.
import operator

OPS = {"+": "add", "-": "sub", "*": "mul", "@": "matmul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "<<": "lshift",
       ">>": "rshift", "&": "and", "^": "xor", "|": "or"}


def method(name):
    def f(self, other, *mod):
        return f"{type(self).__name__}.{name}({other if isinstance(other, (int, str)) else type(other).__name__}{mod or ''})"
    return f


class A:
    pass


class B(A):
    pass


class N:
    pass


class I:
    pass


for op, name in OPS.items():
    setattr(A, f"__{name}__", method(name))
    setattr(A, f"__r{name}__", method("r" + name))
    setattr(I, f"__i{name}__", method("i" + name))
    setattr(B, f"__r{name}__", method("r" + name))
a, b, n = A(), B(), N()
for op in OPS:
    print(eval(f"a {op} 1"), eval(f"1 {op} a"), eval(f"a {op} b"), eval(f"b {op} a"), eval(f"a {op} n"), eval(f"n {op} a"))
    ns = {"x": I(), "y": A()}
    exec(f"x {op}= 2\ny {op}= 3", ns)
    print(ns["x"], ns["y"])
    for src in (f"n {op} n", f"n {op} 1", f"'s' {op} n", f"None {op} 1"):
        try:
            print(eval(src))
        except TypeError as e:
            print(e)
    try:
        exec(f"n {op}= 1")
    except TypeError as e:
        print(e)
print(divmod(type("DM", (), {"__divmod__": lambda s, o: ("dm", o)})(), 5), divmod(7, type("RD", (), {"__rdivmod__": lambda s, o: ("rdm", o)})()))
print(pow(a, 2, 5))
for f in (lambda: divmod(n, 1), lambda: pow(n, 1), lambda: pow(n, 1, 2), lambda: -n, lambda: +n, lambda: ~n, lambda: abs(n), lambda: round(n), lambda: int(n),
          lambda: float(n), lambda: complex(n), lambda: hex(n), lambda: [1][n], lambda: range(n), lambda: "a" * n, lambda: chr(n), lambda: ~1.5, lambda: -"s",
          lambda: +[], lambda: 1 << 1.0, lambda: 1 & 1.0, lambda: "a" - "b", lambda: [] + (), lambda: "a" + 1, lambda: 1 + "a", lambda: b"" + "", lambda: "" + b""):
    try:
        print(f())
    except TypeError as e:
        print(e)


class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"


import math
u = U()
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), hex(u), bin(u), oct(u), [0, 1, 2, 3][u], "a" * u, round(u), round(u, 2), math.trunc(u), math.floor(u),
      math.ceil(u), range(u), chr(u), bytes(u), operator.index(u))


class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return 1.0
    def __index__(self): return 1.5
    def __bool__(self): return "t"


for f in (int, float, complex, operator.index, bool, hex, lambda x: [1][x], range):
    try:
        print(f(Bad()))
    except TypeError as e:
        print(e)


class Ret:
    def __iadd__(self, o):
        return NotImplemented

    def __add__(self, o):
        return "plain add"


r = Ret()
r += 1
print(r)


class Blocks:
    __add__ = None
    __radd__ = None


for src in ("Blocks() + 1", "1 + Blocks()", "a + Blocks()"):
    try:
        print(eval(src))
    except TypeError as e:
        print(e)
