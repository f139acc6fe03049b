# Exception types: tree, construction, str, repr, args, attributes of each family.
import builtins


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for c in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if c.__module__ == "builtins":
            tree(c, depth + 1)


tree(BaseException)


def t(f, *a, **k):
    try:
        e = f(*a, **k)
        print(repr(e), "|", str(e), "|", e.args)
        return e
    except TypeError as x:
        print("TypeError:", x)


for cls in (Exception, ValueError, KeyError, OSError, SystemExit, StopIteration, ImportError, NameError, AttributeError):
    t(cls)
    t(cls, 1)
    t(cls, "a", 2)
    t(cls, x=1)
t(KeyError, "")
t(KeyError, ("a",))
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
print(StopIteration().value, StopIteration(3).value, StopIteration(1, 2).value)
e = ImportError("msg", name="n", path="p")
print(e.msg, e.name, e.path, e.name_from, ImportError(1, 2).msg, ImportError(name="x").name)
t(ImportError, "a", nme=1)
e = NameError("m", name="q")
print(e.name, NameError("m").name)
e = AttributeError("m", name="q", obj=[1])
print(e.name, e.obj)
t(AttributeError, "m", foo=1)
e = OSError(2, "text", "file")
print(type(e), e, repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
e = OSError(13, "text", "a", None, "b")
print(type(e), e, repr(e), e.args, e.filename2)
print(OSError(2).errno, OSError("x").strerror, OSError(1, 2).args, OSError(1, 2, 3, 4, 5, 6).args)
for n in (11, 32, 10, 103, 111, 104, 17, 2, 4, 21, 20, 1, 13, 3, 110, 9, 22):
    print(n, type(OSError(n, "m")).__name__, end="; ")
print()
print(type(FileNotFoundError(17, "x")), type(ConnectionError(104, "x")))
e = BlockingIOError(11, "m", 5)
print(e.characters_written, e.args, e.filename)
try:
    BlockingIOError(11, "m").characters_written
except AttributeError as x:
    print(x)
print(IOError is OSError, EnvironmentError is OSError)
e = UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "bad byte")
print(e, e.encoding, e.object, e.start, e.end, e.reason, repr(e))
print(UnicodeDecodeError("utf-8", b"abc", 0, 3, "r"))
print(UnicodeEncodeError("ascii", "aé", 1, 2, "no"), UnicodeEncodeError("ascii", "a€", 1, 2, "no"),
      UnicodeEncodeError("ascii", "a\U0001f600", 1, 2, "no"), UnicodeEncodeError("ascii", "abc", 0, 2, "no"))
print(UnicodeTranslateError("aé", 1, 2, "no"), UnicodeTranslateError("aéx", 0, 2, "no"))
t(UnicodeDecodeError, "utf-8", "str", 0, 1, "r")
t(UnicodeDecodeError, "utf-8", b"x", 0, 1)
t(UnicodeEncodeError, 1, "x", 0, 1, "r")
e = SyntaxError("m", ("f.py", 3, 4, "text", 3, 6))
print(e, repr(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
print(SyntaxError("m"), SyntaxError(), SyntaxError("m", ("f", None, 1, None)), SyntaxError("m", (None, 4, 1, None)))
t(SyntaxError, "m", (1, 2, 3))
t(SyntaxError, "m", (1, 2, 3, 4, 5))
t(SyntaxError, "m", 5)
for n in dir(builtins):
    c = getattr(builtins, n)
    if isinstance(c, type) and issubclass(c, Warning):
        print(n, c.__mro__[1].__name__, end="; ")
print()
print(issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), RecursionError.__mro__[1:3])
