# ExceptionGroup: construction rules, split, subgroup, derive, except*.
def t(f, *a):
    try:
        r = f(*a)
        print(repr(r))
        return r
    except Exception as e:
        print(type(e).__name__, e)


t(ExceptionGroup)
t(ExceptionGroup, "m")
t(ExceptionGroup, "m", [])
t(ExceptionGroup, 1, [ValueError()])
t(ExceptionGroup, "m", {ValueError()})
t(ExceptionGroup, "m", ValueError())
t(ExceptionGroup, "m", [1])
t(ExceptionGroup, "m", [ValueError])
t(ExceptionGroup, "m", [KeyboardInterrupt()])
t(ExceptionGroup, "m", [ValueError(1), TypeError(2)], 3)
g = t(ExceptionGroup, "m", [ValueError(1), TypeError(2)])
print(str(g), g.message, g.exceptions, g.args)
print(type(BaseExceptionGroup("b", [ValueError()])), type(BaseExceptionGroup("b", [SystemExit()])))
try:
    g.message = 1
except AttributeError as e:
    print(e)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "!", excs)


class Mixed(BaseExceptionGroup, ValueError):
    pass


t(Mixed, "m", [KeyboardInterrupt()])
nested = ExceptionGroup("outer", [ValueError("v1"), ExceptionGroup("inner", [TypeError("t"), ValueError("v2")]), OSError("o")])
m, r = nested.split(ValueError)
print(repr(m), repr(r))
print(repr(nested.subgroup(OSError)), nested.subgroup(KeyError), nested.subgroup(ExceptionGroup) is nested)
print([x if x is None else repr(x) for x in nested.split((TypeError, OSError))])
print(repr(nested.subgroup(lambda e: isinstance(e, ValueError) and "2" in str(e))))
for bad in (1, "x", (ValueError, 1), (), int):
    t(nested.split, bad)
mg = MyGroup("mine", [ValueError(1), KeyError(2)])
mg.add_note("note")
try:
    raise mg from OSError("cause")
except MyGroup as e:
    a, b = e.split(ValueError)
    print(repr(a), repr(b), a.__notes__, a.__notes__ is e.__notes__, repr(a.__cause__), a.__traceback__ is e.__traceback__)


class BadDerive(ExceptionGroup):
    def derive(self, excs):
        return 5


t(BadDerive("m", [ValueError(), TypeError()]).split, ValueError)


def star(exc):
    out = []
    try:
        try:
            raise exc
        except* ValueError as e:
            out.append(("V", repr(e)))
        except* (TypeError, KeyError) as e:
            out.append(("TK", repr(e)))
        else:
            out.append("else")
        finally:
            out.append("finally")
    except BaseException as e:
        out.append(("rest", repr(e)))
    return out


print(star(ValueError("plain")))
print(star(nested))
print(star(ExceptionGroup("all", [ValueError(1), KeyError(2)])))
print(star(ZeroDivisionError("z")))


def reraise():
    try:
        try:
            raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
        except* ValueError:
            raise KeyError("new")
        except* TypeError as e:
            raise
    except BaseException as e:
        return repr(e), repr(e.__context__)


print(reraise())


def nothing():
    try:
        pass
    except* ValueError:
        pass
    else:
        return "else"


print(nothing())
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
print(ExceptionGroup.__mro__, ExceptionGroup.__module__, ExceptionGroup[int])
