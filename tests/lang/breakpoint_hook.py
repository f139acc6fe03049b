"""PYTHONBREAKPOINT, input() with streams that cannot flush, and __code__ of another kind of function."""
import builtins
import io
import os
import sys
import warnings

warnings.simplefilter("always")


def show(name, *args):
    os.environ["PYTHONBREAKPOINT"] = name
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            print(repr(name), breakpoint(*args), [(w.category.__name__, str(w.message)) for w in seen])
        except Exception as e:
            print(repr(name), type(e).__name__, e)


builtins.shout = lambda *args: ("shouted", args)
for name in ("0", "shout", "builtins.len", "os.path.join", ".", "..", ".foo", "int.", "nosuchbuiltin", "no.such", "os.nothing"):
    show(name, "four")


class Deaf:
    def write(self, text):
        pass


kept = sys.stdin, sys.stdout
sys.stdin, sys.stdout = io.StringIO("line one\nline two\n"), Deaf()
try:
    lines = input(), input("prompt")
finally:
    sys.stdin, sys.stdout = kept
print(lines)


def plain():
    return 1


def generator():
    yield 1


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    plain.__code__ = (lambda: 2).__code__
    generator.__code__ = (lambda: 3).__code__
    print(plain(), generator(), [(w.category.__name__, str(w.message)) for w in seen])
