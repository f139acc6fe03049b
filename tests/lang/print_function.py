# print: every argument, files, flushing, errors.
import io
import sys


class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")


print()
print("a", 1, None, [1], sep="|", end="!\n")
print("a", "b", sep="", end="")
print(sep="x", end="end\n")
print(1, 2, sep=None, end=None)
print(*"abc", sep="\n")
o = Out()
print("x", 5, file=o, sep="-", end="E", flush=True)
print(o.parts)
o.parts.clear()
print(file=o)
print(o.parts)
s = io.StringIO()
print("text", {"k": 1}, file=s)
print(repr(s.getvalue()))
for f in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, file=5), lambda: print(1, nope=2), lambda: print(1, file=object()), lambda: print(1, sep=b"x"), lambda: print(1, flush=True, file=io.StringIO())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


class Bad:
    def __str__(self): raise ValueError("no str")


class NotStr:
    def __str__(self): return 5


for v in (Bad(), NotStr()):
    try: print("before", v)
    except Exception as e: print("|", type(e).__name__, e)
old = sys.stdout
sys.stdout = cap = io.StringIO()
print("captured")
sys.stdout = old
print(repr(cap.getvalue()))
sys.stdout = None
print("goes nowhere")
sys.stdout = old
print(print("inner"), print.__name__, print.__module__, callable(print))
p = print
p("alias", end="\n")
(lambda *a, **k: print(*a, **k))("through", "lambda", sep="~")
[print(i, end=",") for i in range(3)]
print()
print("é", "日本", "\t|", repr("\n"), "a\\b", 'q"q', "\u00a0|")
print("%d %s" % (1, "x"), "{}".format(2), f"{3}", sep="; ")
class W:
    def write(self, s): raise OSError("disk full")
try: print("x", file=W())
except OSError as e: print(e)
class NoFlush:
    def write(self, s): pass
print("fine", file=NoFlush())
try: print("x", file=NoFlush(), flush=True)
except AttributeError as e: print(e)
class Str(str):
    def __str__(self): return "custom"
print(Str("raw"), [Str("raw")], Str("a") + "b")
