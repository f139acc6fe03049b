"""The profiler below cProfile, over sys.setprofile: what each function costs, and what it costs each of its callers."""

import sys
from _gilt_structseq import structseq
from time import perf_counter

profiler_entry = structseq('_lsprof', 'profiler_entry',
                           ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime', 'calls'])
profiler_subentry = structseq('_lsprof', 'profiler_subentry',
                              ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime'])


class _Count:
    """The figures of a function, or of a function under one caller."""

    __slots__ = 'code', 'calls', 'recursive', 'total', 'inline', 'depth', 'below'

    def __init__(self, code):
        self.code = code
        self.calls = self.recursive = self.depth = 0
        self.total = self.inline = 0
        self.below = {}

    def add(self, total, inline):
        self.depth -= 1
        if self.depth == 0:
            self.total += total
        else:
            self.recursive += 1
        self.inline += inline
        self.calls += 1


def _native_name(function):
    """What stands for a native function where a code object stands for others."""
    owner, name = getattr(function, '__self__', None), function.__name__
    if owner is not None and not isinstance(owner, type(sys)):
        for cls in type(owner).__mro__:
            if name in cls.__dict__:
                return repr(cls.__dict__[name])
    module = getattr(function, '__module__', None)
    return f'<built-in method {module}.{name}>' if module else f'<built-in method {name}>'


class Profiler:
    """Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)

    Builds a profiler object using the specified timer function. For custom timer functions returning integers,
    timeunit can be a float specifying a scale (how long each integer unit is, in seconds)."""

    _stack = _counts = _profile = None

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer, self._unit = timer or perf_counter, timeunit or 1
        self._subcalls, self._builtins = subcalls, builtins
        self._counts, self._stack = {}, []

    def _begin(self, key, name):
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = _Count(name or key)
        count.depth += 1
        under = None
        if self._subcalls and self._stack:
            below = self._stack[-1][0].below
            under = below.get(key)
            if under is None:
                under = below[key] = _Count(name or key)
            under.depth += 1
        self._stack.append([count, under, self._timer(), 0])

    def _end(self):
        count, under, start, inner = self._stack.pop()
        total = self._timer() - start
        if self._stack:
            self._stack[-1][3] += total
        count.add(total, total - inner)
        if under is not None:
            under.add(total, total - inner)

    def _event(self, frame, event, argument):
        if self._profile is None:
            return  # disable() is at work
        if event == 'call':
            code = frame.f_code
            self._begin(code, _OWN.get(code))
        elif event == 'return':
            if self._stack:
                self._end()
        elif self._builtins:
            if event == 'c_call':
                name = _native_name(argument)
                self._begin(name, name)
            elif self._stack:
                self._end()

    def enable(self, subcalls=None, builtins=None):
        """Start collecting profiling information."""
        if sys.getprofile() is not None:
            raise ValueError('Another profiling tool is already active')
        self._subcalls = self._subcalls if subcalls is None else subcalls
        self._builtins = self._builtins if builtins is None else builtins
        self._profile = self._event
        sys.setprofile(self._profile)

    def disable(self):
        """Stop collecting profiling information."""
        active, self._profile = self._profile, None
        if active is not None and sys.getprofile() is active:
            sys.setprofile(None)
        while self._stack:
            self._end()

    def clear(self):
        """Clear all profiling information collected so far."""
        self._counts.clear()
        self._stack.clear()

    def getstats(self):
        """A list of profiler_entry objects: code, callcount, reccallcount, totaltime, inlinetime, calls."""
        self.disable()
        unit = self._unit
        return [profiler_entry((c.code, c.calls, c.recursive, c.total * unit, c.inline * unit,
                                [profiler_subentry((s.code, s.calls, s.recursive, s.total * unit, s.inline * unit))
                                 for s in c.below.values()] or None))
                for c in self._counts.values() if c.calls]


# Native functions in CPython, and shown as such.
_OWN = {f.__code__: f"<method '{f.__name__}' of '_lsprof.Profiler' objects>"
        for f in (Profiler.enable, Profiler.disable, Profiler.clear, Profiler.getstats)}
