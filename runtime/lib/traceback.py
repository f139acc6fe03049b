# SPDX-License-Identifier: MIT
"""Extract, format and print information about Python stack traces.

The interpreter prints uncaught exceptions itself (runtime/errors/traceback_print.c); this module does the same for
programs, and lets them look at the pieces.
"""

import itertools
import linecache
import sys

import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
           "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
           "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException",
           "walk_stack", "walk_tb"]

BUILTIN_EXCEPTION_LIMIT = object()

_RECURSIVE_CUTOFF = 3  # equal entries that are shown before the rest is counted

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _write(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end="")


# --- lists of entries ---

def print_list(extracted_list, file=None):
    """Print a list of entries as extract_tb() or extract_stack() give it."""
    _write(format_list(extracted_list), file)


def format_list(extracted_list):
    """A list of strings ready for printing, one for each entry."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' entries of a traceback (the last ones when it is negative)."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """format_list(extract_tb(tb, limit))."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """A StackSummary of the entries of a traceback."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


# --- exceptions ---

def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, chain and notes to a file (default: sys.stderr)."""
    value, tb = _parse_value_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    te.print(file=file, chain=chain, colorize=kwargs.get("colorize", False))


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """The lines that print_exception() prints, as a list of strings."""
    value, tb = _parse_value_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(te.format(chain=chain, colorize=kwargs.get("colorize", False)))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The message part of an exception, as a list of strings."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(
        show_group=show_group, colorize=kwargs.get("colorize", False)))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """As print_exc(), but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that the prompt printed last."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


# --- colors ---

_RED, _BOLD_RED, _MAGENTA, _BOLD_MAGENTA, _RESET = "\x1b[31m", "\x1b[1;31m", "\x1b[35m", "\x1b[1;35m", "\x1b[0m"


def _paint(text, color):
    return f"{color}{text}{_RESET}" if color else str(text)


def _paint_marked(rows):
    """Source lines and the rows of ~ and ^ below some of them, both in the colors of the marks."""
    rows, result = list(rows), []
    while rows:
        line = rows.pop(0)
        if not rows or not rows[0].strip() or rows[0].strip(" ~^"):
            result.append(line)
            continue
        marks, parts, below = rows.pop(0), [], []
        for mark, group in itertools.groupby(itertools.zip_longest(line, marks, fillvalue=""), key=lambda pair: pair[1]):
            upper, lower = ("".join(column) for column in zip(*group))
            color = {"^": _BOLD_RED, "~": _RED}.get(mark)
            parts.append(_paint(upper, color))
            below.append(_paint(lower, color))
        result += ["".join(parts), "".join(below)]
    return result


# --- stacks ---

def print_stack(f=None, limit=None, file=None):
    """Print the stack from a frame (default: the caller's) outwards."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """format_list(extract_stack(f, limit))."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """A StackSummary of the entries of a stack, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # still running
        tb = tb.tb_next


def walk_stack(f):
    """Yield (frame, line number) for each frame of a stack, innermost first."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield (frame, line number) for each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    while tb is not None:
        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        if positions[0] is None:
            yield tb.tb_frame, (tb.tb_lineno,) + positions[1:]
        else:
            yield tb.tb_frame, positions
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    """(line, end line, column, end column) of an instruction; each may be None."""
    if instruction_index < 0:
        return (None, None, None, None)
    return next(itertools.islice(code.co_positions(), instruction_index // 2, None), (None, None, None, None))


# --- entries ---

class FrameSummary:
    """One entry of a traceback or stack: filename, lineno, name, line, locals and positions."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_lines_dedented",
                 "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._lines_dedented = None
        self.locals = None
        if locals:
            self.locals = {k: _safe_string(v, "local", func=repr) for k, v in locals.items()}
        if lookup_line:
            self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and
                    self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            lines = [linecache.getline(self.filename, n).rstrip()
                     for n in range(self.lineno, self.end_lineno + 1)]
            self._lines = "\n".join(lines) + "\n"

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def line(self):
        """The first source line, stripped; None without a line number."""
        self._set_lines()
        if self._lines is None:
            return None
        return self._lines.partition("\n")[0].strip()


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """A summary of what yields (frame, line number) pairs."""
        extended = ((f, (lineno, None, None, None)) for f, lineno in frame_gen)
        return klass._extract_from_extended_frame_gen(extended, limit=limit, lookup_lines=lookup_lines,
                                                      capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True,
                                         capture_locals=False):
        builtin_limit = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or builtin_limit:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if builtin_limit:
                frame_gen = tuple(frame_gen)
                frame_gen = frame_gen[len(frame_gen) - limit:]
            elif limit >= 0:
                frame_gen = itertools.islice(frame_gen, limit)
            else:
                frame_gen = list(frame_gen)[limit:]
        result = klass()
        filenames = set()
        for f, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = f.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, f.f_globals)
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                       locals=f.f_locals if capture_locals else None,
                                       end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """A summary of FrameSummary objects or (filename, lineno, name, line) tuples."""
        result = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary, *, colorize=False):
        """The lines of one entry as a string; a subclass may return None to leave it out."""
        f = frame_summary
        filename = "<stdin>" if f.filename.startswith("<stdin>-") else f.filename
        color = _MAGENTA if colorize else None
        rows = [f'  File {_paint(f'"{filename}"', color)}, line {_paint(f.lineno, color)}, in {_paint(f.name, color)}\n']
        source = f._original_lines
        if source and source.strip():
            if f.colno is None or f.end_colno is None:
                rows.append(f"    {f.line}\n")
            else:
                lines = source.splitlines()[:f.end_lineno - f.lineno + 1]
                marked = _traceback.mark(lines, f.colno, f.end_colno)
                rows += [f"    {line}\n" for line in (_paint_marked(marked) if colorize else marked)]
        if f.locals:
            rows += [f"    {name} = {value}\n" for name, value in sorted(f.locals.items())]
        return "".join(rows)

    def format(self, *, colorize=False):
        """A list of strings, one for each entry; long runs of equal entries are counted."""
        result = []
        last, count = None, 0

        def close():
            if count > _RECURSIVE_CUTOFF:
                rest = count - _RECURSIVE_CUTOFF
                result.append(f"  [Previous line repeated {rest} more time{'s' if rest > 1 else ''}]\n")

        for summary in self:
            text = self.format_frame_summary(summary, colorize=True) if colorize else self.format_frame_summary(summary)
            if text is None:
                continue
            key = (summary.filename, summary.lineno, summary.name)
            if None in key or key != last:
                close()
                last, count = key, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        close()
        return result


# --- exceptions, ready for rendering ---

def _safe_string(value, what, func=str):
    try:
        return func(value)
    except Exception:
        return f"<{what} {func.__name__}() failed>"


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    text = _safe_string(value, "exception")
    end = "\n" if insert_final_newline else ""
    etype = _paint(etype, _BOLD_MAGENTA if colorize else None)
    return f"{etype}{end}" if value is None or not text else f"{etype}: {_paint(text, _MAGENTA if colorize else None)}{end}"


def _indent(text, prefix):
    return "".join(prefix + line for line in text.splitlines(True))


class _ExceptionPrintContext:
    """Where in the tree of groups the text being made belongs."""

    def __init__(self):
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return "  " * self.exception_group_depth

    def emit(self, texts, margin_char="|"):
        prefix = self.indent()
        if self.exception_group_depth:
            prefix += margin_char + " "
        for text in [texts] if isinstance(texts, str) else texts:
            yield _indent(text, prefix)


class TracebackException:
    """An exception ready for rendering: what format() needs, without references to the exception itself."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        is_root = _seen is None
        _seen = set() if is_root else _seen
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_syntax_error(exc_value)
        elif exc_type:
            self._add_hints(exc_type, exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if is_root:
            self._expand(exc_value, compact, _seen, dict(
                limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                max_group_width=max_group_width, max_group_depth=max_group_depth))

    def _take_syntax_error(self, exc):
        self._is_syntax_error = True
        self.filename = exc.filename
        self.lineno = str(exc.lineno) if exc.lineno is not None else None
        self.end_lineno = str(exc.end_lineno) if exc.end_lineno is not None else None
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg

    def _add_hints(self, exc_type, exc_value, exc_traceback):
        if not issubclass(exc_type, (ImportError, NameError, AttributeError)):
            return
        scope_known = exc_traceback is not None or not issubclass(exc_type, NameError)
        suggestion = _traceback.suggestion(exc_value) if scope_known else None
        if suggestion:
            self._str += f". Did you mean: '{suggestion}'?"
        name = getattr(exc_value, "name", None)
        if issubclass(exc_type, NameError) and name in sys.stdlib_module_names:
            did = " Or did" if suggestion else ". Did"
            self._str += f"{did} you forget to import '{name}'?"

    def _expand(self, exc_value, compact, seen, options):
        """Adds causes, contexts and members, without recursion."""
        def make(exc):
            return TracebackException(type(exc), exc, exc.__traceback__, _seen=seen, **options)

        queue = [(self, exc_value)]
        while queue:
            te, e = queue.pop()
            if not isinstance(e, BaseException):
                continue
            if e.__cause__ is not None and id(e.__cause__) not in seen:
                te.__cause__ = make(e.__cause__)
            wanted = e.__context__ is not None and id(e.__context__) not in seen
            if compact:
                wanted = wanted and te.__cause__ is None and not e.__suppress_context__
            if wanted:
                te.__context__ = make(e.__context__)
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = [make(member) for member in e.exceptions]
            if te.__cause__:
                queue.append((te.__cause__, e.__cause__))
            if te.__context__:
                queue.append((te.__context__, e.__context__))
            if te.exceptions:
                queue += zip(te.exceptions, e.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The TracebackException of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the exception's class as it is printed."""
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return f"{module}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, colorize=False):
        """Yield the lines of the message: for a SyntaxError also its place, then the notes."""
        indent = 3 * _depth * " "
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        if self._is_syntax_error:
            yield from (indent + line for line in self._format_syntax_error(self.exc_type_str, colorize))
        elif _depth == 0:
            yield _format_final_exc_line(self.exc_type_str, self._str, colorize=colorize)
        else:
            text = _format_final_exc_line(self.exc_type_str, self._str, insert_final_newline=False, colorize=colorize)
            yield from (f"{indent}{line}\n" for line in text.split("\n"))
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from (f"{indent}{line}\n" for line in _safe_string(note, "note").split("\n"))
        elif notes is not None:
            yield f"{indent}{_safe_string(notes, '__notes__', func=repr)}\n"
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _format_syntax_error(self, stype, colorize=False):
        suffix = ""
        bold, color = (_BOLD_MAGENTA, _MAGENTA) if colorize else (None, None)
        if self.lineno is not None:
            filename = f'"{self.filename or "<string>"}"'
            yield f"  File {_paint(filename, color)}, line {_paint(self.lineno, color)}\n"
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            yield from self._format_source(colorize)
        yield f"{_paint(stype, bold)}: {_paint(self.msg or '<no detail available>', color)}{suffix}\n"

    def _format_source(self, colorize):
        whole = self.text.rstrip("\n")
        shown = whole.lstrip(" \n\f")
        if self.offset is None:
            yield f"    {shown}\n"
            return
        start = self.offset
        end = len(whole) + 1
        if self.lineno == self.end_lineno:
            end = self.end_offset if self.end_offset not in (None, 0) else start
        if self.text and start > len(self.text):
            start = len(whole) + 1
        if self.text and end > len(self.text):
            end = len(whole) + 1
        if start >= end or end < 0:
            end = start + 1
        removed = len(whole) - len(shown)
        first, last = start - 1 - removed, end - 1 - removed
        if first < 0:
            yield f"    {shown}\n"
            return
        color = _BOLD_RED if colorize else None
        yield f"    {shown[:first]}{_paint(shown[first:last], color)}{shown[last:]}\n"
        space = "".join(c if c.isspace() else " " for c in shown[:first])
        yield f"    {space}{_paint('^' * (last - first), color)}\n"

    def format(self, *, chain=True, _ctx=None, colorize=False):
        """Yield the lines of the exception; the message is the last."""
        ctx = _ExceptionPrintContext() if _ctx is None else _ctx
        output = []
        exc = self
        while exc is not None:
            message = origin = None
            if chain and exc.__cause__ is not None:
                message, origin = _cause_message, exc.__cause__
            elif chain and exc.__context__ is not None and not exc.__suppress_context__:
                message, origin = _context_message, exc.__context__
            output.append((message, exc))
            exc = origin
        for message, exc in reversed(output):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit("Traceback (most recent call last):\n")
                    yield from ctx.emit(exc.stack.format(colorize=colorize))
                yield from ctx.emit(exc.format_exception_only(colorize=colorize))
            elif ctx.exception_group_depth > self.max_group_depth:
                yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(ctx, chain, colorize)

    def _format_group(self, ctx, chain, colorize):
        is_toplevel = ctx.exception_group_depth == 0
        ctx.exception_group_depth += is_toplevel
        if self.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n",
                                "+" if is_toplevel else "|")
            yield from ctx.emit(self.stack.format(colorize=colorize))
        yield from ctx.emit(self.format_exception_only(colorize=colorize))
        total = len(self.exceptions)
        shown = total if total <= self.max_group_width else self.max_group_width + 1
        ctx.need_close = False
        for i in range(shown):
            if i == shown - 1:
                ctx.need_close = True  # unless a member does it
            more = i >= self.max_group_width
            title = "..." if more else i + 1
            yield f"{ctx.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            ctx.exception_group_depth += 1
            if more:
                rest = total - self.max_group_width
                yield from ctx.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from self.exceptions[i].format(chain=chain, _ctx=ctx)
            if i == shown - 1 and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.exception_group_depth -= 1
        if is_toplevel:
            ctx.exception_group_depth = 0

    def print(self, *, file=None, chain=True, colorize=False):
        """Print the result of format()."""
        _write(self.format(chain=chain, colorize=colorize), file)
