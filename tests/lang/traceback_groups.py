# Tracebacks of exception groups.
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



def raiser(e):
    raise e


def made(e):
    try:
        raise e
    except BaseException as x:
        return x


def simple():
    raise ExceptionGroup("group", [ValueError(1), TypeError("two")])


def nested():
    raise ExceptionGroup("outer", [
        ValueError("v"),
        ExceptionGroup("inner", [made(KeyError("k")), OSError("o")]),
        made(ZeroDivisionError("z")),
    ])


def with_cause():
    try:
        raise ExceptionGroup("first", [made(ValueError(1))])
    except ExceptionGroup as g:
        raise RuntimeError("after") from g


def group_cause():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ExceptionGroup("g", [made(ValueError("x"))]) from e


def many():
    raise ExceptionGroup("many", [ValueError(i) for i in range(20)])


def base():
    raise BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(1)])


def noted():
    e = ExceptionGroup("noted", [ValueError("inner")])
    e.add_note("outer note")
    e.exceptions[0].add_note("inner note\ntwo lines")
    raise e


def deep():
    e = ValueError("leaf")
    for i in range(13):
        e = ExceptionGroup(f"level {i}", [e])
    raise e


def inner_context():
    def f():
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("from context")
    try:
        f()
    except KeyError as e:
        raise ExceptionGroup("with context inside", [e, ValueError("other")])


show(simple)
show(nested)
show(with_cause)
show(group_cause)
show(many)
show(base)
show(noted)
show(deep)
show(inner_context)
