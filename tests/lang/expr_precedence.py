# Language reference 6.16, 6.17: evaluation order and precedence.
log = []


class T:
    def __init__(self, n):
        self.n = n

    def _op(name):
        return lambda self, o: T(f"({self.n}{name}{o.n})")

    def _un(name):
        return lambda self: T(f"({name}{self.n})")
    for _name, _sym in dict(add="+", sub="-", mul="*", matmul="@", truediv="/", floordiv="//", mod="%", pow="**", lshift="<<", rshift=">>", and_="&", xor="^", or_="|",
                            lt="<", gt=">", le="<=", ge=">=", eq="==", ne="!=").items():
        locals()[f"__{_name.strip('_')}__"] = _op(_sym)
    __neg__, __pos__, __invert__ = map(_un, "-+~")
    __hash__ = None

    def __getattr__(self, name):
        return T(f"{self.n}.{name}")

    def __getitem__(self, i):
        return T(f"{self.n}[{i.n}]")

    def __call__(self, *a):
        return T(f"{self.n}({','.join(x.n for x in a)})")

    def __contains__(self, o):
        log.append(f"{o.n} in {self.n}")
        return True


a, b, c, d = map(T, "abcd")
for src in ("a + b * c", "a * b + c", "a ** b ** c", "-a ** b", "a ** -b", "~a ** b", "a - b - c", "a / b * c", "a // b % c", "a @ b * c", "a << b + c", "a + b << c", "a & b << c", "a ^ b & c", "a | b ^ c",
            "a | b & c ^ d", "-a * b", "-a.x", "-a[b]", "-a(b)", "a.x ** b", "a[b] ** c", "a(b).x[c]", "~-+a", "a + -b", "a * -b ** -c", "a - -b", "a << b >> c", "a == b | c", "a < b + c", "a | b == c", "a & b < c",
            "not a + b", "a if b else c", "a + b if c else d", "a or b", "a and b or c", "a | b or c", "(a + b) * c", "a ** (b * c)", "a % b ** c", "a.b.c(d)", "a(b)(c)", "a[b][c]", "a[b](c).d", "- a @ b", "a * b // c / d",
            "a >> b << c & d ^ a | b"):
    r = eval(src)
    print(src, "->", r.n if isinstance(r, T) else r)
order = []


def n(i, v=None):
    order.append(i)
    return v if v is not None else i


def check(expected_name):
    print(expected_name, order)
    order.clear()


n(1) + n(2) * n(3)
check("sum")
n(1, {})[n(2)] = n(0)
check("subscript store")
x = [0] * 10
x[n(1)], x[n(2)] = n(3), n(4)
check("tuple store")
n(1, max)(n(2), n(3), key=n(4, lambda x: x))
check("call")
n(1) if n(0, 0) else n(2)
check("conditional")
{n(1): n(2), n(3): n(4)}
check("dict")
n(1) < n(2) < n(3)
check("chain")
n(3) < n(2) < n(1)
check("chain short")
x[n(1)] += n(2)
check("augmented")
[n(i) for i in [n(5), n(6)] if n(7)]
check("comprehension")
f"{n(1)}{n(2)!r:{n(3)}}"
check("f-string")
x[n(1):n(2):n(3)]
check("slice")
n(1) ** n(2)
check("power")
n(1) and n(2) or n(3)
check("boolean")
(n(1), *[n(2)], n(3))
check("star")
lambda d=n(1), *, k=n(2): n(3)
check("lambda")
def f(a: n(1) = n(2), *, k: n(3) = n(4)) -> n(5): pass
check("def")
@n(1, lambda f: f)
@n(2, lambda f: f)
def g(a=n(3)): pass
check("decorators")
class K(n(1, object), metaclass=n(2, type)): n(3)
check("class")
del x[n(1)], x[n(2)]
check("del")
assert n(1), n(2)
check("assert")
y = z = n(1)
check("assign")
