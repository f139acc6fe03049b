"""More than one interpreter in a process: each with its own GIL, modules and objects (as PEP 734)."""

import _gilt_interpreters
import atexit
import sys
import threading
import weakref
from _gilt_interpreters import (InterpreterError, InterpreterNotFoundError, NotShareableError, Queue, QueueEmpty,
                           QueueFull, is_shareable)

__all__ = ["create", "get_current", "get_main", "list_all", "is_shareable", "Interpreter", "InterpreterError",
           "InterpreterNotFoundError", "ExecutionFailed", "NotShareableError", "create_queue", "Queue",
           "QueueEmpty", "QueueFull"]

_lock = threading.Lock()  # of _last_id only: what a finalizer runs must not wait for it
_made = weakref.WeakValueDictionary()
_last_id = 0


class ExecutionFailed(InterpreterError):
    """Code in another interpreter ended with an exception, of which texts are left."""

    def __init__(self, kind, message, formatted):
        super().__init__(f"{kind}: {message}" if message else kind)
        self.excinfo = ExceptionInfo(kind, message, formatted)

    def __str__(self):
        text = self.excinfo.formatted.rstrip("\n")
        return f"{self.args[0]}\n\nUncaught in the interpreter:\n\n{text}" if text else self.args[0]


class ExceptionInfo:
    """What is known of an exception in another interpreter."""

    def __init__(self, kind, message, formatted):
        self.type, self.msg, self.formatted = kind, message, formatted

    def __repr__(self):
        return f"<ExceptionInfo {self.type}: {self.msg}>"


class Interpreter:
    """An interpreter made by create(), or the one that is running. One that nobody refers to any more is closed."""

    def __init__(self, number, handle):
        self._id, self._handle, self._open = number, handle, True

    def __del__(self):
        if self._handle is not None and self._open:
            try:
                self.close()
            except InterpreterError:  # what does not end now ends with the program
                pass

    @property
    def id(self):
        """number of the interpreter; the one that is running is 0"""
        return self._id

    @property
    def whence(self):
        return "interpreters module" if self._handle is not None else "the host"

    def __repr__(self):
        return f"Interpreter({self._id})"

    def __eq__(self, other):
        return isinstance(other, Interpreter) and self._handle is other._handle

    def __hash__(self):
        return hash(self._id)

    def _needed(self):
        if self._handle is None:
            raise InterpreterError("this interpreter is the one that is running")
        if not self._open:
            raise InterpreterNotFoundError(f"unrecognized interpreter ID {self._id}")
        return self._handle

    def is_running(self):
        """Does it run code for somebody?"""
        return True if self._handle is None else _gilt_interpreters.is_running(self._needed())

    def close(self):
        """Ends the interpreter; it may not be running."""
        handle = self._needed()
        _gilt_interpreters.close(handle)
        self._open = False
        _made.pop(self._id, None)

    def prepare_main(self, namespace=None, /, **names):
        """Sets global names of its __main__ to shareable values."""
        namespace = {**(namespace or {}), **names}
        _gilt_interpreters.set(self._needed(), tuple(part for pair in namespace.items() for part in pair))

    def exec(self, code, /):
        """Runs source text in its __main__; ExecutionFailed when it raises."""
        if not isinstance(code, str):
            raise TypeError(f"exec() argument must be str, not {type(code).__name__}")
        import textwrap
        if sys.stdout is not None:
            sys.stdout.flush()
        failure = _gilt_interpreters.exec(self._needed(), textwrap.dedent(code), "<script>")
        if failure is not None:
            raise ExecutionFailed(*failure)

    def call(self, function, /, *args, **named):
        """Calls a function there, with shareable arguments, and returns its shareable result. Its source
        text is what travels: it must be a plain function that finds all it uses in its own text."""
        source = _source_of(function)
        self.prepare_main(__args__=args, __names__=tuple(named), __values__=tuple(named.values()))
        failure = _gilt_interpreters.exec(self._needed(), source, function.__code__.co_filename)
        if failure is None:
            failure = _gilt_interpreters.exec(
                self._handle, f"__result__ = {function.__name__}(*__args__, **dict(zip(__names__, __values__)))",
                "<call>")
        if failure is not None:
            raise ExecutionFailed(*failure)
        return _gilt_interpreters.get(self._handle, "__result__")

    def call_in_thread(self, function, /, *args, **named):
        """The same in a new thread, which is returned."""
        _source_of(function)
        thread = threading.Thread(target=self.call, args=(function, *args), kwargs=named)
        thread.start()
        return thread


def _source_of(function):
    """The text of a plain function, moved to the line where it stands."""
    import linecache
    import textwrap
    code = getattr(function, "__code__", None)
    if code is None:
        raise TypeError(f"only functions written in Python can be called there, not {function!r}")
    if code.co_freevars:
        raise ValueError(f"{function.__name__}() uses variables of the function around it")
    if not function.__name__.isidentifier():
        raise ValueError("a lambda has no name to be called by")
    lines = linecache.getlines(code.co_filename)
    first = code.co_firstlineno - 1
    if not first < len(lines):
        raise ValueError(f"the source text of {function.__name__}() is not known")
    return "\n" * first + textwrap.dedent("".join(_block(lines[first:])))


def _block(lines):
    """The lines of the definition that begins with the first one."""
    depth = len(lines[0]) - len(lines[0].lstrip())
    taken, body = [], False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if body and line.strip() and indent <= depth and line.lstrip()[0] not in ")]}#":
            break
        body = body or line.lstrip().startswith(("def ", "async def "))
        taken.append(line)
    return taken


def create():
    """A new interpreter, with a GIL of its own."""
    global _last_id
    with _lock:
        _last_id += 1
        number = _last_id
    handle = _gilt_interpreters.create(number)
    _gilt_interpreters.set(handle, ("__path__", tuple(sys.path)))
    _gilt_interpreters.exec(handle, "import sys; sys.path[:] = __path__; sys.argv[:] = ['']; del __path__, sys", "<start>")
    _made[number] = made = Interpreter(number, handle)
    return made


_current = Interpreter(0, None)


def get_current():
    """The interpreter that runs this."""
    return _current


def get_main():
    """The interpreter that made the others, as far as this one can see: itself."""
    return _current


def list_all():
    """This interpreter and those that it has made."""
    made = [ref() for ref in _made.valuerefs()]
    return [_current, *(each for each in made if each is not None)]


def create_queue(maxsize=0):
    """A queue that may be shared: get() in one interpreter what another has put()."""
    return Queue(maxsize)


def _close_all():
    for each in list_all()[1:]:
        try:
            each.close()
        except InterpreterError:
            pass


atexit.register(_close_all)
