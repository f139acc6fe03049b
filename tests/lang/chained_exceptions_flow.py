# __context__ and __cause__ through functions, generators, finally, loops and threads of control.
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(repr(e))
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out


def run(f):
    try: f()
    except Exception as e: print(f.__name__, chain(e))


def a():
    try: raise KeyError(1)
    except KeyError:
        try: raise IndexError(2)
        except IndexError: raise OSError(3)


def b():
    try: raise KeyError(1)
    except KeyError: pass
    raise OSError(2)


def c():
    try:
        try: raise KeyError(1)
        finally: raise IndexError(2)
    finally: raise OSError(3)


def d():
    e = KeyError(1)
    try: raise e
    except KeyError:
        try: raise ValueError(2)
        except ValueError: raise e


def helper(): raise ValueError("helper")


def e():
    try: raise KeyError(1)
    except KeyError: helper()


def f():
    def g():
        try: yield
        except KeyError: raise ValueError("in gen")
    it = g(); next(it)
    it.throw(KeyError("thrown"))


def g():
    try: raise KeyError(1)
    except KeyError as x: saved = x
    try: raise ValueError(2)
    except ValueError as y: raise y from saved


def h():
    class CM:
        def __enter__(self): pass
        def __exit__(self, *a): raise OSError("exit")
    with CM(): raise KeyError("body")


def i():
    try: raise KeyError(1)
    except KeyError:
        for x in [1]:
            try: raise ValueError(x)
            except ValueError: pass
        raise OSError("outer context kept")


def j():
    class D:
        @property
        def p(self):
            try: raise KeyError("k")
            except KeyError: raise AttributeError("p")
    D().p


def k():
    try: raise KeyError(1)
    except KeyError as x:
        x.__context__ = ValueError("set by hand")
        raise


def l():
    def inner():
        try: 1 / 0
        except ZeroDivisionError: return [y for y in [int("x")]]
    inner()


def m():
    try: raise KeyError(1)
    except KeyError: sorted([1, 2], key=lambda v: 1 / 0)


def n(): raise ValueError("none") from None
def o(): raise ValueError("self") from ValueError("cause")
def p():
    try: raise ValueError(1)
    except ValueError as v: raise v from v


def q():
    try: n()
    except ValueError: raise KeyError("shows suppressed?")


for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q): run(fn)
