# Language reference 4.3: raising, handling, finally, else, context.
def run(f, *a):
    try:
        return f(*a)
    except BaseException as e:
        return f"{type(e).__name__}({e}) from {e.__cause__!r} during {e.__context__!r} suppressed {e.__suppress_context__}"


def order(kind):
    log = []
    try:
        try:
            log.append("try")
            if kind == "raise":
                raise KeyError("k")
            if kind == "return":
                return log
            if kind == "other":
                raise OSError("o")
        except KeyError as e:
            log.append(repr(e))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except OSError:
        log.append("outer")
    return log


for kind in ("none", "raise", "return", "other"):
    print(kind, order(kind))


def nested():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")


def cause():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("v") from e


def cause_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None


def in_finally():
    try:
        1 / 0
    finally:
        raise ValueError("f")


def in_else():
    try:
        pass
    except ValueError:
        print("not here")
    else:
        raise ValueError("else")


def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def swallow_loop():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2:
                continue
            break
    return "loop", i


def reraise():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise
    except KeyError as e:
        return "again", e.args


def bare():
    raise


def bad():
    raise 5


def bad_cause():
    raise ValueError("v") from 5


def bad_class():
    raise int


def class_cause():
    raise ValueError from KeyError


def tuple_clause():
    try:
        [][1]
    except (KeyError, (IndexError, OSError)) as e:
        return type(e).__name__


def bad_clause():
    try:
        [][1]
    except 5:
        pass


def bad_tuple():
    try:
        [][1]
    except (KeyError, "x"):
        pass


def late_clause():
    try:
        [][1]
    except IndexError:
        return "first matches, the bad one is not evaluated"
    except nope:
        pass


def clause_raises():
    try:
        [][1]
    except undefined_name:
        pass


for f in (nested, cause, cause_none, in_finally, in_else, swallow, swallow_loop, reraise, bare, bad, bad_cause, bad_class, class_cause, tuple_clause,
          bad_clause, bad_tuple, late_clause, clause_raises):
    print(f.__name__, run(f))


class E(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b


e = E(1, b=3)
print(repr(e), e.args, e.b, str(E("x")), repr(E(1, 2)), str(E(())), E.__mro__[1])
e = Exception("a", 1)
print(str(e), repr(e), e.args, e.with_traceback(None) is e)
e.args = "xy"
print(e.args, repr(e))
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__)
for src in ("e.add_note(5)", "setattr(e, 'args', 5)", "setattr(e, '__cause__', 5)", "setattr(e, '__context__', 'x')", "setattr(e, '__traceback__', 1)",
            "e.with_traceback(5)", "delattr(e, 'args')", "delattr(e, '__cause__')", "delattr(e, '__traceback__')", "setattr(e, '__suppress_context__', 'x')"):
    try:
        print(src, eval(src))
    except TypeError as x:
        print(src, x)
import sys
try:
    raise ValueError(1)
except ValueError as e:
    print(sys.exception() is e, sys.exc_info()[0].__name__, sys.exc_info()[1] is e)
print(sys.exception(), sys.exc_info())
try:
    a = ValueError("a")
    b = KeyError("b")
    a.__context__ = b
    b.__context__ = a
    raise a
except ValueError as x:
    print(x.__context__ is b, b.__context__ is a)
