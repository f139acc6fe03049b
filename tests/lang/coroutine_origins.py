# sys.set_coroutine_origin_tracking_depth and warnings about coroutines never awaited.
import sys
import warnings

print(sys.get_coroutine_origin_tracking_depth())


async def co():
    pass


def made():
    return co()


c = made()
print(c.cr_origin)
c.close()
for depth in (1, 2, 10):
    sys.set_coroutine_origin_tracking_depth(depth)
    c = made()
    print([(line, name) for _, line, name in c.cr_origin])
    c.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)
sys.set_coroutine_origin_tracking_depth(0)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    made()
    c = made()
    frame = c.cr_frame
    frame.clear()
    c.close()
for w in seen:
    print(w.category.__name__, w.message)
kept = warnings._warn_unawaited_coroutine
warnings._warn_unawaited_coroutine = lambda c: 1 / 0
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_traceback is not None)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    made()
print([str(w.message) for w in seen])
warnings._warn_unawaited_coroutine = kept


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.exc_traceback is not None)
g = stubborn()
next(g)
del g
