# Loops, try in all forms, with, assert: what runs when, and what is bound afterwards.
def log(*a): print(*a)
def f1():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            log("body", i)
        finally:
            log("fin", i)
    else:
        log("else")
    return "r"
log(f1())
def f2():
    try:
        return log("ret") or 5
    finally:
        log("finally")
log(f2())
def f3():
    while True:
        try:
            try:
                raise ValueError("x")
            except ValueError as e:
                log(e)
                return e.args
            finally:
                log("inner")
        finally:
            log("outer")
            break
    return "after"
log(f3())
def f4(x):
    try:
        try:
            x()
        except KeyError:
            log("key")
        except (ValueError, TypeError) as e:
            log("vt", e)
            raise RuntimeError("again") from e
        else:
            log("else")
        finally:
            log("fin")
    except RuntimeError as r:
        log("rt", r, r.__cause__, r.__context__)
        try: e
        except NameError as n: log(n)
def ra(e):
    def g(): raise e
    return g
f4(ra(KeyError(1))); f4(ra(ValueError(2))); f4(lambda: 1)
def f5():
    r = []
    for i in range(5):
        for j in range(5):
            if j == 3: break
            if i == 2: break
            r.append((i, j))
        else:
            r.append("noelse")
    return r
log(f5())
class CM:
    def __init__(self, n, sw=False): self.n = n; self.sw = sw
    def __enter__(self): log("enter", self.n); return self.n
    def __exit__(self, *a): log("exit", self.n, a[0], a[1]); return self.sw
def f6():
    with CM(1) as a, CM(2, True) as b:
        log(a, b)
        raise ValueError("w")
    log("after with")
    for i in range(3):
        with CM(i):
            if i == 0: continue
            if i == 1: return "ret" 
log(f6())
def f7():
    with CM(7):
        return 1/0
try: f7()
except ZeroDivisionError as e: log("zde", e)
def f8(n):
    i = 0
    while i < n:
        i += 1
        if i % 2: continue
        if i > 6: break
        log(i)
    else:
        log("w-else")
f8(5); f8(10)
def f9():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        log("V", e.exceptions)
    except* TypeError as e:
        log("T", e.exceptions)
        raise OSError("new")
    finally:
        log("fin*")
try: f9()
except BaseExceptionGroup as g: log(type(g).__name__, g, g.exceptions)
def f10():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        log(type(e).__name__, e.exceptions)
    log("done")
f10()
def f11():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise
try: f11()
except BaseException as e: log(repr(e))
import sys
def f12():
    try: 1/0
    except: 
        log(sys.exc_info()[0])
        try: raise KeyError(2)
        except KeyError as k:
            log(sys.exc_info()[1].__class__, k.__context__.__class__)
        log(sys.exc_info()[0])
    log(sys.exc_info())
f12()
def f13():
    x = 1
    del x
    try: x
    except UnboundLocalError as e: log(e)
    for x in (): pass
    try: log(x)
    except UnboundLocalError as e: log(e)
    try: del x
    except UnboundLocalError as e: log(e)
f13()
def f14():
    for i in range(2):
        if i: log(v)
        v = i + 10
        if i: del v
    try: v
    except UnboundLocalError as e: log(e)
f14()
def f15():
    try:
        return "a"
    finally:
        return "b"
log(f15())
def f16():
    for x in [1,2]:
        try:
            raise ValueError
        except ValueError:
            continue
        finally:
            log("f16", x)
    return x
log(f16())
def f17():
    assert 1 == 1, "no"
    try: assert 1 == 2, ("m", 3)
    except AssertionError as e: log(e.args)
    try: assert not True
    except AssertionError as e: log(e.args)
f17()
def f18(a):
    if a and (b := a * 2) > 4 or not a: return "yes", a
    elif a is None: return
    elif a is not None and a in (1, 2) and a not in [5]: return "in"
    else: return "no"
log([f18(x) for x in (0, 1, 2, 3, None)])
def f19(): 
    try: pass
    except: log("never")
    else: log("else")
    finally: log("fin")
    try: return 
    finally: log("ok")
log(f19())
try:
    raise KeyError("k") from None
except KeyError as e: log(e.__cause__, e.__suppress_context__)
try: 
    raise
except RuntimeError as e: log(e)
def f20(l):
    n = 0
    while l and (x := l.pop()) != 3: n += x
    return n, l
log(f20([1,2,3,4,5]))
while 0: log("no")
else: log("yes")
i = 10
while i: 
    i -= 1
    if i == 5: break
log(i)
