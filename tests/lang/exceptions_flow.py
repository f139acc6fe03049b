# Raising, catching, chaining, with_traceback, notes, finally, nested handlers.
import sys


def f():
    try:
        raise ValueError("a")
    except ValueError as e:
        try:
            raise KeyError("b")
        except KeyError as k:
            return e, k


e, k = f()
print(k.__context__ is e, k.__cause__, k.__suppress_context__, e.__context__)
try:
    try:
        raise ValueError("x")
    except ValueError as e:
        raise TypeError("y") from e
except TypeError as t:
    print(repr(t.__cause__), repr(t.__context__), t.__suppress_context__)
try:
    try:
        raise ValueError("x")
    except ValueError as e:
        raise TypeError("y") from None
except TypeError as t:
    print(t.__cause__, repr(t.__context__), t.__suppress_context__)
try:
    raise TypeError("class cause") from ValueError
except TypeError as t:
    print(repr(t.__cause__))
for bad in (1, "s", object):
    try:
        raise ValueError from bad
    except TypeError as x:
        print(x)
    try:
        raise bad
    except TypeError as x:
        print(x)


class Meta(type):
    def __call__(cls):
        return 5


class Weird(Exception, metaclass=Meta):
    pass


try:
    raise Weird
except TypeError as x:
    print(x)
e = ValueError("v")
print(e.with_traceback(None) is e, e.__traceback__)
try:
    raise e
except ValueError:
    pass
print(e.__traceback__.tb_lineno > 0, e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next)
for attr, v in (("__traceback__", 1), ("__cause__", 1), ("__context__", 1), ("__suppress_context__", 1), ("args", 1)):
    try:
        setattr(e, attr, v)
    except TypeError as x:
        print(attr, x)
    try:
        delattr(e, attr)
    except TypeError as x:
        print(attr, x)
e.args = [1, 2]
print(e.args, e)
e.add_note("one")
e.add_note("two")
print(e.__notes__)
try:
    e.add_note(1)
except TypeError as x:
    print(x)
e.__notes__ = "s"
try:
    e.add_note("x")
except TypeError as x:
    print(x)
e.extra = 1
print(sorted(e.__dict__))


def order():
    out = []
    try:
        try:
            out.append(1)
            raise KeyError
        except ValueError:
            out.append("no")
        else:
            out.append("no")
        finally:
            out.append(2)
    except (IndexError, KeyError):
        out.append(3)
    else:
        out.append("no")
    finally:
        out.append(4)
    return out


print(order())


def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def overrides():
    for i in range(3):
        try:
            raise ValueError
        except ValueError:
            continue
        finally:
            if i == 1:
                break
    return i


def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"


print(returns(), overrides(), swallow())
try:
    e
except NameError as x:
    print(x)
try:
    try:
        raise ValueError
    except ValueError as gone:
        pass
    gone
except NameError as x:
    print(x)
for classes in (1, (ValueError, 2), "s", [ValueError]):
    try:
        try:
            raise KeyError
        except classes:
            pass
    except TypeError as x:
        print(x)
try:
    raise
except RuntimeError as x:
    print(x)
print(sys.exc_info())
try:
    raise ValueError("info")
except ValueError as x:
    print(sys.exc_info()[0], sys.exc_info()[1] is x, sys.exception() is x)
    try:
        raise KeyError
    except KeyError:
        print(sys.exception())
    print(sys.exception())
print(sys.exception())


class Sub(ValueError):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b

    def __str__(self):
        return f"Sub<{self.args[0]},{self.b}>"


try:
    raise Sub(1, 2)
except ValueError as x:
    print(x, repr(x), x.args)


class NoSuper(Exception):
    def __init__(self, a, b=2):
        pass


print(repr(NoSuper(1)), NoSuper(1, b=3).args)
x = KeyError("ctx")
y = KeyError("cyc")
x.__context__ = y
try:
    try:
        raise x
    except KeyError:
        raise y
except KeyError as z:
    print(z is y, z.__context__ is x, x.__context__)
