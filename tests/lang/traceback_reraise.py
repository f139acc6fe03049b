# Tracebacks as text: re-raising, chaining, notes, nested calls, carets under operators.
import io
import traceback


def show(f):
    try:
        f()
    except BaseException:
        text = traceback.format_exc().replace(__file__, "FILE")
        print("\n".join(line for line in text.split("\n")))


def binary():
    a, b = 1, 0
    return (a + 1) / b


def call():
    return int("x" "y", base=10)


def attribute():
    return binary.__name__.nope.more


def subscript():
    d = {"k": [1, 2]}
    return d["k"][5]


def chained():
    try:
        binary()
    except ZeroDivisionError as e:
        raise ValueError("second") from e


def implicit():
    try:
        binary()
    except ZeroDivisionError:
        call()


def suppressed():
    try:
        binary()
    except ZeroDivisionError:
        raise KeyError("only this") from None


def noted():
    e = TypeError("with notes")
    e.add_note("first\nsecond line")
    e.add_note("third")
    raise e


def reraised():
    try:
        binary()
    except ZeroDivisionError:
        raise


def stored():
    try:
        binary()
    except ZeroDivisionError as e:
        err = e
    raise err


def multi_line():
    return max(
        1,
        [2][3],
    )


def comprehension():
    return [1 / x for x in (1, 0)]


def generator():
    return sum(1 / x for x in (1, 0))


def lambda_():
    return (lambda x: x.nope)(5)


def recursion(n=4):
    if n == 0:
        raise RuntimeError("deep")
    recursion(n - 1)


def repeated(n=8):
    if n == 0:
        raise RuntimeError("deep")
    repeated(n - 1)


def in_class():
    class A:
        x = 1 / 0


def assertion():
    assert 1 == 2, "numbers"


def syntax():
    exec("x = = 1")


def unpack():
    a, b = [1, 2, 3]


def unicode():
    é = "ü"; return é.x


for f in (binary, call, attribute, subscript, chained, implicit, suppressed, noted, reraised, stored, multi_line, comprehension, generator, lambda_, recursion, repeated, in_class, assertion, syntax, unpack, unicode):
    show(f)
