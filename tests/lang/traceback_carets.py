# Tracebacks: caret ranges of operators, calls, subscripts, attributes.
import io
import sys


def show(fn, *args):
    try:
        fn(*args)
    except BaseException as e:
        old, sys.stderr = sys.stderr, io.StringIO()
        try:
            sys.__excepthook__(type(e), e, e.__traceback__)
        finally:
            text, sys.stderr = sys.stderr.getvalue(), old
        print(text.replace(__file__, "FILE"))



class O:
    pass


def binary(a, b):
    return a + b


def inner_binary(a, b):
    x = 1 + (a * b)  / 0
    return x


def subscript(d):
    return d["a"]["b"]["c"]


def call(f):
    y = f(1,
          2)
    return y


def attribute(o):
    return o.first.second


def nested(a):
    return [a for a in range(3)][10] + len(5)


def unary(a):
    return not -a


def compare(a, b):
    return a < b < 3


def augmented(a):
    a += "x"


def method(o):
    o.strip().foo().bar()


def delete(d):
    del d["x"]


def store(d):
    d[0][1] = 5


def raising():
    raise ValueError("one line")


def raising2(): raise ValueError("message")


def fstring(a):
    return f"{a.b} {a!r}"


def comp(x):
    return {k: v.nope for k, v in x.items()}


def lam():
    return (lambda q: q / 0)(1)


def star(f):
    return f(*1)


def unpack():
    a, b = 1, 2, 3


def imp():
    import does_not_exist_at_all


def imp2():
    from os import does_not_exist_at_all


def assertion(x):
    assert x == 1, "not one"


def with_stmt():
    with 5 as x:
        pass


def for_stmt():
    for i in 5:
        pass


def power():
    return 2 ** "a" ** 3


def long_call():
    return str.join(
        "a",
        [
            1,
            2,
            3,
        ],
    )


def walrus():
    return (n := 1) + (m := "s")


def ternary(a):
    return a.b if a else 0


def default():
    def f(x=1 / 0):
        pass


def chain_call():
    a = O()
    return a.b.c(1)(2)[3]


def unicode_line():
    ä = "日本" + 1


def tabs():
	x = 1
	return	x	+	"a"


show(binary, 1, "a")
show(inner_binary, 1, 2)
show(subscript, {"a": {}})
show(call, lambda: 0)
show(call, len)
show(attribute, O())
show(nested, 1)
show(unary, "a")
show(compare, 1, "a")
show(augmented, 1)
show(method, " a ")
show(delete, {})
show(store, [(1, 2)])
show(raising)
show(raising2)
show(fstring, O())
show(comp, {1: 2})
show(lam)
show(star, len)
show(unpack)
show(imp)
show(assertion, 2)
show(with_stmt)
show(for_stmt)
show(power)
show(long_call)
show(walrus)
show(ternary, O())
show(default)
show(chain_call)
show(unicode_line)
show(tabs)
