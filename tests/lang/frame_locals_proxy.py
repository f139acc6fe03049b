# f_locals of functions: writes through, refuses to delete; clear() empties it.
import sys


def f(x=1, *args, **kw):
    y = 2
    d = sys._getframe().f_locals
    print(type(d).__name__, sorted(d), len(d))
    d["x"] = 10
    d["extra"] = 11
    print(x, d["x"], d.get("extra"), d.get("nope"), "y" in d, "z" in d)
    for s in ("del d['x']", "del d['nope']", "d.pop('x')", "d.clear()", "d['nope']", "d.popitem()", "d[1]",
              "d.update(3)", "d | 5"):
        try:
            exec(s)
        except Exception as e:
            print(s, type(e).__name__, e)
    d.update({"y": 20, "more": 1})
    print(y, sorted(d.keys()))
    d |= {"y": 30}
    print(y, d.setdefault("y", 1), d.setdefault("new", 5), d["new"])
    print(type(reversed(d)).__name__, list(reversed(d)) == list(d)[::-1])
    print(sorted(type(d.copy()).__name__ for _ in [0]), d == sys._getframe().f_locals)
    del y
    print("y" in d)


f()


def outer():
    c = 1

    def inner():
        d = sys._getframe().f_locals
        d["c"] = 5
        return c
    print(inner(), c)
    return inner


outer()


def fails():
    x = 5
    captured = x

    def deeper():
        captured
        1 / 0
    deeper()


try:
    fails()
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    frames = [tb.tb_frame, tb.tb_next.tb_frame]
    print([sorted(f.f_locals) for f in frames])
    for f in frames:
        f.clear()
    print([dict(f.f_locals) for f in frames], [f.f_lineno for f in frames])


def positions():
    try:
        1 / 0
    except TypeError:
        pass


def in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]
        pass


def in_finally():
    try:
        1 / 0
    finally:
        x = 1


def named():
    try:
        1 / 0
    except ZeroDivisionError as e:
        [][2]
        pass


for g in (positions, in_handler, in_finally, named):
    try:
        g()
    except Exception as e:
        tb = e.__traceback__.tb_next
        print(g.__name__, tb.tb_lineno - g.__code__.co_firstlineno, tb.tb_frame.f_lineno - g.__code__.co_firstlineno)


# keys that are no str but equal one
class Name:
    def __hash__(self):
        return hash("x")

    def __eq__(self, other):
        return other == "x"


class Text(str):
    pass


class Unhashable(str):
    __hash__ = None


def written(key):
    proxy = sys._getframe().f_locals
    proxy[key] = 2
    seen = x, key in proxy, proxy[key], list(proxy)
    x = 1
    return seen + (proxy.get(key), proxy.setdefault(key, 5))


for key in "x", Name(), Text("x"), Unhashable("x"), []:
    try:
        print(written(key))
    except TypeError as e:
        print(type(e).__name__, e)
