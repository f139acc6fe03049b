# try, except, else, finally, raise, chaining, notes, groups, tracebacks, sys.exc_info.
import sys


def order(n):
    log = []
    try:
        log.append("try")
        if n == 1:
            raise ValueError("v")
        if n == 2:
            return log + ["returned"]
        if n == 3:
            raise KeyError("k")
    except ValueError as e:
        log.append("except %s" % e)
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print(order(0), order(1), order(2))
try:
    order(3)
except KeyError as e:
    print(repr(e))


def returns_in_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return "from try"
        finally:
            print("cleanup", i)
            if i == 2:
                return "from finally"


print(returns_in_finally())


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        except Exception:
            pass
        finally:
            out.append("f%d" % i)
    else:
        out.append("else")
    return out


print(loop())


def nested():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError("inner") from e
    except ValueError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            {}["x"]
        except KeyError:
            raise TypeError("implicit")
    except TypeError as e:
        print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    try:
        try:
            {}["x"]
        except KeyError:
            raise TypeError("none") from None
    except TypeError as e:
        print(repr(e.__context__), e.__cause__, e.__suppress_context__)


nested()


def exc_info():
    print(sys.exc_info()[0])
    try:
        raise KeyError(1)
    except KeyError:
        print(sys.exc_info()[0].__name__)
        try:
            raise ValueError(2)
        except ValueError:
            print(sys.exc_info()[0].__name__)
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0])


exc_info()


def name_is_deleted():
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        e
    except NameError as x:
        print(type(x).__name__, x)


name_is_deleted()
for bad in ("raise 1", "raise int", "raise ValueError from 1", "raise", "raise ValueError from int"):
    try:
        exec(bad)
    except BaseException as e:
        print(bad, "->", type(e).__name__, e)


class Odd(Exception):
    def __new__(cls, *a):
        return 5


try:
    raise Odd
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except (KeyError, 5):
        pass
except TypeError as e:
    print(e)


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        raise


try:
    reraise()
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    print(lines)


def deep(n):
    if n == 0:
        raise LookupError("deep")
    deep(n - 1)


try:
    deep(3)
except LookupError as e:
    tb = e.__traceback__
    n = 0
    while tb:
        last = tb
        tb = tb.tb_next
        n += 1
    print(n, last.tb_frame.f_locals)


class Custom(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


try:
    raise Custom(3, "custom")
except Custom as e:
    print(e.code, e.args, e)

e = ValueError("n")
e.add_note("one")
e.add_note("two")
print(e.__notes__)

# exception groups
def star(exc):
    try:
        raise exc
    except* ValueError as g:
        print("ValueError", [repr(x) for x in g.exceptions], g.message)
    except* (TypeError, KeyError) as g:
        print("Type or Key", [repr(x) for x in g.exceptions])
    else:
        print("else")
    finally:
        print("finally")


star(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
star(ValueError("naked"))
try:
    star(ExceptionGroup("g", [ValueError(1), OSError(2), ExceptionGroup("h", [KeyError(3), OSError(4)])]))
except ExceptionGroup as g:
    print(repr(g), [repr(x) for x in g.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as g:
    print(repr(g))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("only new")
except BaseException as g:
    print(repr(g))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as g:
    print(repr(g))
try:
    try:
        raise OSError("x")
    except* ExceptionGroup:
        pass
except TypeError as t:
    print(t)


def star_flow():
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError:
            print("handled", i)
        print("next", i)


star_flow()


class A:
    def __del__(self):
        print("del")


def lifetime():
    try:
        a = A()
        raise ValueError
    except ValueError as e:
        print("in handler")
    print("after handler")


lifetime()
print("after call")


def finally_raises():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as e:
        print(repr(e), repr(e.__context__))


finally_raises()


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


print(swallow())


def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n == 3:
                raise StopIteration
        except StopIteration:
            break
    return n


print(while_try())
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert ()
except AssertionError as e:
    print(repr(e))


def try_in_try():
    try:
        pass
    except ValueError:
        pass
    else:
        try:
            raise KeyError
        except KeyError:
            return "inner"
    return "outer"


print(try_in_try())


def context_chain():
    try:
        try:
            try:
                raise KeyError(1)
            finally:
                raise ValueError(2)
        finally:
            raise TypeError(3)
    except TypeError as e:
        out = []
        while e:
            out.append(repr(e))
            e = e.__context__
        return out


print(context_chain())
try:
    exec("x = 1 +", {})
except SyntaxError as e:
    print(type(e).__name__)
