# Names of handlers, exceptions and tracebacks are released when they should be.
import gc, sys, weakref
class E(Exception): pass
class Obj: pass
def released(f):
    o = Obj()
    r = weakref.ref(o)
    try: f(o)
    except E: pass
    del o
    return r() is None
def plain(o): raise E
def stored_local(o):
    local = o
    raise E("x")
def in_handler(o):
    try: raise E(o)
    except E as e: pass
def in_context(o):
    try: raise E(o)
    except E as e:
        try: raise ValueError
        except ValueError: pass
def generator(o):
    def g():
        x = o
        yield 1
    it = g(); next(it); del it
def comp(o): [i for i in [o]]
def closure(o): (lambda: o)()
def finally_(o):
    try: x = o
    finally: del x
def with_(o):
    class CM:
        def __enter__(s): return o
        def __exit__(s, *a): return True
    with CM() as x: raise E
def suppressed(o):
    try:
        try: raise E(o)
        finally: return
    except E: pass
def loop(o):
    for x in [o, 1]: pass
def matched(o):
    match [o]:
        case [x]: pass
def star(o): a, *b = o, o
def dele(o): y = o; del y
def kwargs(o): (lambda **k: None)(k=o)
for f in (plain, stored_local, in_handler, in_context, generator, comp, closure, finally_, with_, suppressed, loop, matched, star, dele, kwargs): print(f.__name__, released(f))
print(sys.exception(), sys.exc_info())
def keeps():
    o = Obj()
    r = weakref.ref(o)
    try: raise E
    except E as e: err = e
    del o
    return r, err
r, err = keeps()
print(r() is None, len(err.__traceback__.tb_frame.f_locals) >= 1)
del err
def cycle():
    try: raise E
    except E as e: me = e
    return weakref.ref(me) if True else None
w = cycle()
gc.collect()
print(w() is None)
def gen_exc():
    try: yield
    except E as e: yield "caught"
g = gen_exc(); next(g)
o = Obj(); wr = weakref.ref(o)
print(g.throw(E(o)))
del o
next(g, None)
gc.collect()
print(wr() is None)
