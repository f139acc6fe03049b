# copy and pickle of exceptions keep their fields.
import copy
import pickle


class Mine(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.c = a + b


class WithState(ValueError):
    pass


w = WithState("w")
w.extra = [1, 2]
w.add_note("n")
excs = [ValueError(1, "a"), KeyError("k"), OSError(2, "m", "f"), OSError(2, "m", "f", None, "g"), OSError("plain"),
        ImportError("m", name="n", path="p"), AttributeError("a", name="x"), NameError("n", name="y"), SystemExit(4),
        StopIteration(5), UnicodeDecodeError("u", b"x", 0, 1, "r"), SyntaxError("m", ("f", 1, 2, "t")), Mine(1, 2), w,
        ExceptionGroup("g", [ValueError(1), TypeError(2)])]
for e in excs:
    for p in range(2, 5):
        c = pickle.loads(pickle.dumps(e, p))
        assert type(c) is type(e) and c.args == e.args or isinstance(e, ExceptionGroup), e
    d = copy.copy(e)
    print(repr(d), str(d), type(d) is type(e), d.__dict__)
    for a in ("errno", "filename", "filename2", "name", "path", "code", "value", "start", "lineno", "c"):
        if getattr(e, a, None) is not None:
            print("  ", a, getattr(c, a), getattr(d, a))
print(ValueError(1).__reduce__(), OSError(2, "m", "f").__reduce__(), w.__reduce__()[2])
e = ValueError()
e.__setstate__({"q": 1})
print(e.q)
try:
    e.__setstate__(5)
except TypeError as x:
    print(x)
