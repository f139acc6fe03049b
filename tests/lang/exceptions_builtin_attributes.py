# Attributes, constructors and texts of the builtin exceptions.
import errno
for src in ("OSError()", "OSError('a')", "OSError(2, 'No such file')", "OSError(2, 'm', 'file')", "OSError(2, 'm', 'f1', None, 'f2')", "OSError(13, 'x')", "OSError(17, 'x')", "OSError(errno.EPIPE, 'x')", "OSError(9999, 'x')", "OSError(1, 2, 3, 4, 5, 6)", "FileNotFoundError('a')", "FileNotFoundError(2, 'a', 'f')", "KeyError('k')", "KeyError()", "KeyError('a', 'b')", "KeyError(KeyError('x'))", "IndexError('i')", "StopIteration()", "StopIteration(5)", "StopIteration(1, 2)", "SystemExit()", "SystemExit(3)", "SystemExit('m', 2)", "ImportError('m', name='n', path='p')", "ImportError('m', name_from='x')", "ImportError(nope=1)", "ModuleNotFoundError('m')", "NameError('m', name='n')", "NameError(nope=1)", "AttributeError('m', name='n', obj=5)", "UnboundLocalError('m')", "UnicodeDecodeError('utf-8', b'abc', 1, 2, 'why')", "UnicodeEncodeError('ascii', 'aéb', 1, 2, 'why')", "UnicodeTranslateError('abc', 0, 2, 'why')", "UnicodeDecodeError()", "UnicodeDecodeError('a', 'b', 1, 2, 'c')", "SyntaxError('m')", "SyntaxError('m', ('f', 1, 2, 't'))", "ValueError(1, 'a', None)", "Exception(())", "Exception(Exception())", "TypeError('é\\n')", "RecursionError()", "ZeroDivisionError('z')", "GeneratorExit()", "KeyboardInterrupt()", "AssertionError(5)", "Warning('w')", "UserWarning()", "BlockingIOError(1, 'm', 5)", "BlockingIOError(1, 'm')", "ExceptionGroup('g', [ValueError(1)])", "Exception(a=1)", "ValueError(x=1)", "OSError(a=1)", "MemoryError()", "NotImplementedError()", "EOFError('e')", "BufferError()", "LookupError()", "ArithmeticError(1)", "FloatingPointError()", "OverflowError(34, 'too big')", "TimeoutError()", "ConnectionResetError(104, 'reset')", "IsADirectoryError(21, 'd', 'p')"):
    try:
        e = eval(src)
        print(src, "->", type(e).__name__, repr(e), repr(str(e)), {k: getattr(e, k) for k in ("errno", "strerror", "filename", "filename2", "name", "path", "obj", "value", "code", "object", "start", "end", "reason", "msg", "lineno", "characters_written") if hasattr(e, k)})
    except Exception as x: print(src, "|", type(x).__name__, x)
for a, b in (("IOError", "OSError"), ("EnvironmentError", "OSError"), ("socket_timeout", None)):
    if b: print(a, eval(a) is eval(b))
print([c.__name__ for c in UnicodeDecodeError.__mro__], [c.__name__ for c in ModuleNotFoundError.__mro__], issubclass(KeyboardInterrupt, Exception), issubclass(RecursionError, RuntimeError), issubclass(IndentationError, SyntaxError), issubclass(BrokenPipeError, ConnectionError))
def tree(c, depth=0):
    out = [(depth, c.__name__)]
    for s in sorted(c.__subclasses__(), key=lambda s: s.__name__):
        if s.__module__ == "builtins" and s.__name__[0] != "_": out += tree(s, depth + 1)
    return out
print([n for d, n in tree(BaseException) if d == 1], len(tree(BaseException)), [n for d, n in tree(OSError)])
