# Language reference 8.4.2: except* and exception groups.
def show(e, indent=0):
    pad = "  " * indent
    if isinstance(e, BaseExceptionGroup):
        print(f"{pad}{type(e).__name__}({e.message!r})")
        for x in e.exceptions:
            show(x, indent + 1)
    else:
        print(f"{pad}{e!r}")


def split(group, *types):
    try:
        try:
            raise group
        except* types as e:
            print("caught")
            show(e, 1)
    except BaseException as rest:
        print("rest")
        show(rest, 1)
    else:
        print("nothing left")


G = ExceptionGroup
g = G("top", [ValueError(1), G("in", [KeyError(2), ValueError(3), G("deep", [OSError(4)])]), TypeError(5)])
split(g, ValueError)
split(g, KeyError, OSError)
split(g, Exception)
split(ValueError("naked"), ValueError)
split(ValueError("naked"), KeyError)
split(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError()]), ValueError)


def several():
    try:
        raise G("g", [ValueError(1), KeyError(2), OSError(3)])
    except* ValueError as e:
        print("v", e.exceptions)
        raise LookupError("from handler")
    except* (KeyError, IndexError) as e:
        print("k", e.exceptions)
        raise
    except* ArithmeticError:
        print("never")
    else:
        print("never")
    finally:
        print("finally")


try:
    several()
except BaseException as e:
    show(e)
    for x in e.exceptions:
        print(repr(x.__context__))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")


def in_loop():
    for i in range(2):
        try:
            raise G("loop", [ValueError(i)])
        except* ValueError as e:
            print("loop", e.exceptions)
    try:
        e
    except UnboundLocalError as x:
        print(x)


in_loop()
s, r = g.split(ValueError)
show(s), show(r)
show(g.subgroup(lambda e: isinstance(e, LookupError)))
print(g.subgroup(ZeroDivisionError), g.split((OSError, KeyError))[0].exceptions)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup("derived", excs)


split(MyGroup("mine", [ValueError(1), KeyError(2)]), KeyError)
for f in (lambda: G("x", []), lambda: G("x", 5), lambda: G(1, [ValueError()]), lambda: G("x", [5]), lambda: G("x", [KeyboardInterrupt()]), lambda: G("x"),
          lambda: BaseExceptionGroup("x", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("x", [ValueError()]), lambda: G(), lambda: G("x", [ValueError], 3),
          lambda: G("x", {ValueError()}), lambda: G("x", (ValueError("t"),))):
    try:
        print(repr(f()))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
SOURCES = ["try: pass\nexcept* E: pass\nexcept F: pass", "try: pass\nexcept E: pass\nexcept* F: pass", "try: pass\nexcept*: pass",
           "def f():\n try: pass\n except* E: return", "for x in y:\n try: pass\n except* E: break", "for x in y:\n try: pass\n except* E: continue",
           "for x in y:\n try: pass\n except* E:\n  for z in w: break", "try: pass\nexcept * E: pass", "try: pass\nexcept *(E, F) as e: pass",
           "try: pass\nexcept* E, F: pass", "try: pass\nexcept* E as e.x: pass", "def f():\n try: pass\n except* E:\n  def g(): return"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
for clause in ("ExceptionGroup", "BaseExceptionGroup", "(ValueError, ExceptionGroup)", "5", "int"):
    try:
        exec(f"try: raise ValueError\nexcept* {clause}: pass")
    except BaseException as e:
        print(type(e).__name__, e)
