# Unary operators, conversions, truth, length, index protocols and their checks.
class U:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 5

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j

    def __index__(self):
        return 3

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __bool__(self):
        return False

    def __len__(self):
        return 7

    def __bytes__(self):
        return b"by"

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 12345678901234567890123


import math

u = U()
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u))
print(bool(u), len(u), bytes(u), f"{u:abc}", format(u), format(u, "x"), hash(u), [10, 20, 30, 40][u], "abcdef"[u])
print(list(range(u)), hex(u), bin(u), [0] * u, not u, "x" if u else "y")


def bad(name, value):
    return type("Bad", (), {f"__{name}__": lambda self, *a: value})()


def t(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


t(bool, bad("bool", 1))
t(bool, bad("bool", None))
t(len, bad("len", -1))
t(len, bad("len", 1.5))
t(len, bad("len", "3"))
t(len, bad("len", 10 ** 30))
t(len, bad("len", True))
t(bool, bad("len", 0))
t(bool, bad("len", -2))
t(int, bad("int", "5"))
t(int, bad("int", 5.0))
t(int, bad("trunc", 5))
t(int, bad("index", 8))
t(float, bad("float", 1))
t(float, bad("float", "x"))
t(float, bad("index", 4))
t(complex, bad("complex", 1))
t(complex, bad("float", 1.5))
t(hash, bad("hash", 1.0))
t(hash, bad("hash", None))
t(hash, bad("hash", True))
t(repr, bad("repr", 1))
t(str, bad("str", 1))
t(str, bad("repr", b"x"))
t(format, bad("format", 1))
t(bytes, bad("bytes", "x"))
t(lambda x: [1, 2, 3][x], bad("index", 1))
t(lambda x: [1, 2, 3][x], bad("index", "1"))
t(lambda x: [1, 2, 3][x:], bad("index", 1))
t(lambda x: [1, 2, 3][x:], object())
t(lambda x: [1, 2, 3][x], 1.0)
t(range, bad("index", 10 ** 3))
t(list, bad("iter", 5))
t(list, bad("iter", None))
t(dir, bad("dir", ["b", "a"]))
t(dir, bad("dir", 5))
t(round, bad("round", 9))
t(round, object())
t(abs, object())
t(lambda x: -x, "s")
t(lambda x: +x, [])
t(lambda x: ~x, 1.5)
t(lambda x: -x, True)
t(lambda x: ~x, True)
t(divmod, 1, None)
t(lambda x: list(reversed(x)), bad("reversed", iter([3])))
t(lambda x: type(x).__name__, bad("len", 3))
t(lambda x: 5 in x, bad("contains", 1))
t(lambda x: 5 in x, bad("contains", []))
t(lambda x: 5 in x, bad("iter", iter([1, 5])))
t(lambda x: 5 in x, object())
t(lambda x: x[0], object())
