# Language reference 8.4: what try statements refuse, and control flow through finally.
def flow(kind):
    out = []
    for i in range(2):
        try:
            out.append(f"t{i}")
            if kind == "break": break
            if kind == "continue": continue
            if kind == "return": return out
            if kind == "raise": raise ValueError
        except ValueError:
            out.append("e")
        else:
            out.append("else")
        finally:
            out.append("f")
    return out


for kind in ("", "break", "continue", "return", "raise"):
    print(kind, flow(kind))


def override():
    try:
        return "try"
    finally:
        return "finally"


def nested_return():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")


def loop_return():
    while True:
        try:
            return "a"
        finally:
            break
    return "b"


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def finally_raises():
    try:
        try:
            raise KeyError("first")
        finally:
            raise ValueError("second")
    except ValueError as e:
        return repr(e), repr(e.__context__)


def handler_returns():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.args
    finally:
        print("cleanup")


def name_cleared():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)


def name_deleted():
    try:
        raise ValueError
    except ValueError as e:
        del e
    try:
        raise ValueError
    except ValueError as e:
        e = 5
    return "fine"


def nested_handlers():
    try:
        raise KeyError(1)
    except KeyError as a:
        try:
            raise IndexError(2)
        except IndexError as b:
            r = repr(b.__context__)
        import sys
        return r, sys.exception() is a


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen cleanup")


def gen_break():
    for x in gen():
        break
    return x


def else_raises():
    try:
        try:
            pass
        except ValueError:
            return "wrong"
        else:
            raise ValueError("else")
        finally:
            print("f")
    except ValueError as e:
        return str(e)


for f in (override, nested_return, loop_return, value_kept, finally_raises, handler_returns, name_cleared, name_deleted, nested_handlers, gen_break, else_raises):
    print(f.__name__, f())
import sys


def state():
    seen = [sys.exception()]
    try:
        raise ValueError("a")
    except ValueError:
        seen.append(sys.exception())
        try:
            raise KeyError("b")
        except KeyError:
            seen.append(sys.exception())
        seen.append(sys.exception())
        for x in inner():
            seen.append(sys.exception())
    seen.append(sys.exception())
    return [repr(s) for s in seen]


def inner():
    yield sys.exception()
    try:
        raise OSError("c")
    except OSError:
        yield sys.exception()


print(state())
SOURCES = ["try: pass", "try:\n pass\n", "try: pass\nelse: pass", "try: pass\nexcept: pass\nexcept: pass", "try: pass\nexcept: pass\nexcept E: pass", "try: pass\nexcept E: pass\nelse: pass\nfinally: pass", "try: pass\nfinally: pass\nexcept E: pass", "try: pass\nelse: pass\nfinally: pass",
           "try: pass\nexcept E, F: pass", "try: pass\nexcept E, F as e: pass", "try: pass\nexcept (E, F): pass", "try: pass\nexcept E as e.x: pass", "try: pass\nexcept E as e[0]: pass", "try: pass\nexcept E as (a, b): pass", "try: pass\nexcept E as 1: pass", "try: pass\nexcept E as None: pass",
           "try: pass\nexcept E as: pass", "try: pass\nexcept as e: pass", "try: pass\nexcept E e: pass", "try: pass\nexcept E pass", "try pass\nexcept E: pass", "except E: pass", "finally: pass", "try: pass\nfinally: pass\nfinally: pass", "try: pass\nexcept E: pass\nelse: pass\nelse: pass",
           "try: pass\nexcept E if x else F: pass", "try: pass\nexcept lambda: 1: pass", "try: pass\nexcept *E: pass", "try: pass\nexcept (*E,): pass", "try: pass\nexcept E: pass\nelif x: pass", "try: pass\nexcept yield: pass", "try:\n x = 1\ny = 2", "try:\n pass\nfinally", "try: pass; except E: pass",
           "try: pass\nexcept E := F: pass", "try: pass\nexcept (E := F): pass", "try: pass\nexcept E as __debug__: pass", "try: pass\nexcept not E: pass"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", type(e).__name__, e.msg, (e.lineno, e.offset))
