# Tracebacks: chains, notes, recursion, groups, failing str, long messages.
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



def recurse(n):
    return recurse(n + 1)


def mutual_a(n):
    if n == 0:
        raise KeyError(n)
    mutual_b(n - 1)


def mutual_b(n):
    mutual_a(n)


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    deep(n - 1)


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")


def cause():
    try:
        {}["x"]
    except KeyError as e:
        raise RuntimeError("third") from e


def suppressed():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("alone") from None


def three():
    try:
        try:
            1 / 0
        except Exception:
            raise TypeError("b")
    except Exception as e:
        raise OSError(2, "No such file", "x.txt") from e


def notes():
    e = ValueError("with notes")
    e.add_note("note one")
    e.add_note("note two\nsecond line")
    raise e


def odd_notes():
    e = ValueError("odd")
    e.__notes__ = [1, None, "ok"]
    raise e


def not_list_notes():
    e = ValueError("odd")
    e.__notes__ = 42
    raise e


class BadStr(Exception):
    def __str__(self):
        raise RuntimeError


class Custom(Exception):
    pass


def bad_str():
    raise BadStr


def multi():
    raise ValueError("line 1\nline 2")


def empty():
    raise Custom


def custom():
    raise Custom("msg", 1)


def keyerr():
    {}["a b"]


def with_finally():
    try:
        raise ValueError("in try")
    finally:
        [].pop()


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        raise


def cycle():
    a = ValueError("a")
    b = ValueError("b")
    a.__cause__ = b
    b.__cause__ = a
    raise a


show(deep, 3)
show(deep, 5)
show(deep, 10)
show(mutual_a, 3)
show(context)
show(cause)
show(suppressed)
show(three)
show(notes)
show(odd_notes)
show(not_list_notes)
show(bad_str)
show(multi)
show(empty)
show(custom)
show(keyerr)
show(with_finally)
show(reraise)
show(cycle)
show(lambda: sys.exit(3))
show(lambda: [].x)
sys.setrecursionlimit(60)
show(recurse, 0)
