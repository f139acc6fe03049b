# Which operations call which special methods, seen through a recorder.
calls = []
NAMES = "len getitem setitem delitem contains iter next reversed call add radd iadd neg pos invert abs int float index complex bool str repr format bytes hash eq ne lt le gt ge enter exit round trunc floor ceil getattr divmod pow lshift matmul and or xor mod truediv floordiv rsub rmul length_hint missing dir sizeof instancecheck subclasscheck set_name".split()
RETURNS = {"len": 2, "contains": True, "iter": iter([1]), "reversed": [2], "int": 5, "float": 1.5, "index": 1, "complex": 1j, "bool": True, "str": "s", "repr": "r", "format": "f", "bytes": b"b", "hash": 3, "dir": ["d"], "sizeof": 10, "length_hint": 1, "next": "n"}


def method(name):
    def f(self, *a):
        calls.append(name)
        return RETURNS.get(name, name)
    return f


R = type("R", (), {f"__{n}__": method(n) for n in NAMES if n not in ("instancecheck", "subclasscheck", "set_name", "getattr")})
r = R()
import math, operator, sys
for src in ("len(r)", "r[0]", "r[1:2]", "1 in r", "1 not in r", "list(r)", "next(r)", "reversed(r)", "r()", "r + 1", "1 + r", "1 - r", "3 * r", "-r", "+r", "~r", "abs(r)", "int(r)", "float(r)", "complex(r)", "bool(r)", "not r", "str(r)", "repr(r)", "f'{r}'", "f'{r!r}'", "f'{r!s}'", "'%s %r' % (r, r)", "format(r, 'x')", "bytes(r)", "hash(r)", "r == 1", "r != 1", "r < 1", "r <= 1", "r > 1", "r >= 1", "1 == r", "1 < r", "{r: 1}.get(5)", "[1, 2][r]", "range(r)", "hex(r)", "round(r)", "round(r, 1)", "math.trunc(r)", "math.floor(r)", "math.ceil(r)", "divmod(r, 1)", "r ** 2", "pow(r, 2, 3)", "r << 1", "r @ 1", "r & 1", "r | 1", "r ^ 1", "r % 1", "r / 1", "r // 1", "dir(r)", "operator.index(r)", "operator.length_hint(r)", "[*r]", "(lambda *a: a)(*r)", "max(r)" if 0 else "sum([r])", "any([r])", "r if r else 0", "r and 1", "print(r, end='')", "str.join('', map(str, [r]))", "r is r", "id(r) > 0", "isinstance(r, R)", "type(r).__name__", "'abc'[r]", "b'abc' * r", "chr(r)", "[r] == [1]", "(r,) < (1,)", "{1: r} == {1: 1}", "sorted([r])", "min(r, 1) is not None", "dict.fromkeys([r])", "sys.getsizeof(r) > 0", "ascii(r)", "bin(r)", "slice(r).indices(5)", "1 .__add__(r)", "zip(r)", "map(None, r)", "enumerate(r)", "filter(None, r)", "tuple(r)", "set(r)", "dict(zip(r, 'a'))"):
    calls.clear()
    RETURNS["iter"] = iter([1])
    try: eval(src)
    except Exception as e: calls.append(type(e).__name__)
    print(src, calls)
for src in ("r[0] = 1", "del r[0]", "r[0] += 1", "r2 = r; r2 += 1", "with r as x: pass", "for x in r: pass", "a, = r", "if r: pass", "while r: break", "assert r", "raise r", "del r[1:2]", "match r:\n case 1: pass", "x = [y for y in r]"):
    calls.clear()
    RETURNS["iter"] = iter([1])
    try: exec(src)
    except Exception as e: calls.append(type(e).__name__)
    print(repr(src), calls)
