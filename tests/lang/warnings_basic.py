# warnings: filters, actions, registries, catch_warnings, stacklevel, output text.
import io
import sys
import warnings


def show(fn, *args, **kw):
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        fn(*args, **kw)
    except Exception as e:
        print(type(e).__name__, e)
    finally:
        text, sys.stderr = sys.stderr.getvalue(), old
    print(text.replace(__file__, "FILE"), end="")


def once():
    warnings.warn("only shown once per line")


def outer():
    warnings.warn("at the caller", stacklevel=2)


def caller():
    outer()


for i in range(3):
    show(once)
show(caller)
show(warnings.warn, "user", UserWarning)
show(warnings.warn, "dep", DeprecationWarning)
show(warnings.warn, "pend", PendingDeprecationWarning)
show(warnings.warn, "res", ResourceWarning)
show(warnings.warn, RuntimeWarning("instance"))
show(warnings.warn, "bad", 5)
show(warnings.warn, "bad", ValueError)
show(warnings.warn_explicit, "explicit", UserWarning, "some_file.py", 7)
show(warnings.warn_explicit, "explicit", UserWarning, "some_file.py", 7, registry={})
show(warnings.warn_explicit, "explicit", UserWarning, "some_file.py", 7, registry=1)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    for i in range(2):
        warnings.warn("recorded")
    warnings.warn("typed", SyntaxWarning)
print(len(log), [(str(w.message), w.category.__name__, w.filename == __file__, w.lineno > 0) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("becomes an error", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="quiet")
    warnings.filterwarnings("error", message="loud.*", category=UserWarning)
    show(warnings.warn, "Quiet please")
    show(warnings.warn, "loud one")
    show(warnings.warn, "loud dep", FutureWarning)
for action in ("always", "module", "once", "default", "ignore"):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        warnings.onceregistry.clear()
        for i in range(3):
            warnings.warn("msg " + action)
        warnings.warn("msg " + action)
    print(action, len(log))
for bad in (("nope",), ("ignore", 5), ("ignore", "", int), ("ignore", "", Warning, 5), ("ignore", "", Warning, "", -1)):
    try:
        warnings.filterwarnings(*bad)
    except (ValueError, TypeError, AssertionError) as e:
        print(type(e).__name__)


def hook(message, category, filename, lineno, file=None, line=None):
    print("hook", message, category.__name__)


old, warnings.showwarning = warnings.showwarning, hook
warnings.warn("to the hook")
warnings.showwarning = old
print(warnings.formatwarning("text", UserWarning, "f.py", 3, "source line"), end="")


@warnings.deprecated("use other")
def gone():
    return 1


show(gone)
print(gone.__deprecated__)
print(sorted(n for n in warnings.__all__))
