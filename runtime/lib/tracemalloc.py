# SPDX-License-Identifier: MIT
"""Which lines of a program ask for memory that is still in use: snapshots, statistics, differences, filters.

The traces are kept by _tracemalloc; sizes are those asked for, an object's header included.
"""

from collections.abc import Iterable, Sequence
from functools import total_ordering
import linecache
import os.path

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces


def _size_text(size, sign):
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 100 and unit != 'B':
            return ('%+.1f %s' if sign else '%.1f %s') % (size, unit)
        if abs(size) < 10 * 1024 or unit == 'TiB':
            return ('%+.0f %s' if sign else '%.0f %s') % (size, unit)
        size /= 1024


class Statistic:
    """Size and number of the blocks of one line, file or traceback."""

    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def _key(self):
        return self.size, self.count, self.traceback

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return self.traceback == other.traceback and self.size == other.size and self.count == other.count

    def __str__(self):
        text = f'{self.traceback}: size={_size_text(self.size, False)}, count={self.count}'
        if self.count:
            text += f', average={_size_text(self.size / self.count, False)}'
        return text

    def __repr__(self):
        return f'<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>'


class StatisticDiff:
    """The same with what it has grown by since an older snapshot."""

    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback

    def _fields(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __hash__(self):
        return hash(self._fields())

    def __eq__(self, other):
        return self._fields() == other._fields() if isinstance(other, StatisticDiff) else NotImplemented

    def __str__(self):
        text = (f'{self.traceback}: size={_size_text(self.size, False)} ({_size_text(self.size_diff, True)}), '
                f'count={self.count} ({self.count_diff:+d})')
        if self.count:
            text += f', average={_size_text(self.size / self.count, False)}'
        return text

    def __repr__(self):
        return (f'<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) '
                f'count={self.count} ({self.count_diff:+d})>')


@total_ordering
class Frame:
    """A line of a file."""

    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame  # (filename, line)

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f'{self.filename}:{self.lineno}'

    def __repr__(self):
        return f'<Frame filename={self.filename!r} lineno={self.lineno!r}>'


@total_ordering
class Traceback(Sequence):
    """Frames, the oldest first."""

    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        found = self._frames[index]
        return tuple(map(Frame, found)) if isinstance(index, slice) else Frame(found)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = '' if self._total_nframe is None else f' total_nframe={self.total_nframe}'
        return f'<Traceback {tuple(self)}{total}>'

    def format(self, limit=None, most_recent_first=False):
        """Lines as a traceback shows them."""
        frames = self
        if limit is not None:
            frames = self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            if line := linecache.getline(frame.filename, frame.lineno).strip():
                lines.append(f'    {line}')
        return lines


def get_object_traceback(obj):
    """Where the memory of an object was asked for: a Traceback, or None."""
    found = _get_object_traceback(obj)
    return None if found is None else Traceback(*found)


class Trace:
    """One block of memory."""

    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace  # (domain, size, frames, frames there were)

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f'{self.traceback}: {_size_text(self.size, False)}'

    def __repr__(self):
        return f'<Trace domain={self.domain} size={_size_text(self.size, False)}, traceback={self.traceback!r}>'


class _Traces(Sequence):
    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        found = self._traces[index]
        return tuple(map(Trace, found)) if isinstance(index, slice) else Trace(found)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f'<Traces len={len(self)}>'


def _normalize_filename(filename):
    filename = os.path.normcase(filename)
    return filename[:-1] if filename.endswith('.pyc') else filename


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Keeps (or, not inclusive, leaves out) traces by file name pattern and line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _match_frame(self, filename, lineno):
        from fnmatch import fnmatch
        same = fnmatch(_normalize_filename(filename), self._filename_pattern)
        same = same and self.lineno in (None, lineno)
        return same if self.inclusive else not same

    def _match_traceback(self, frames):
        if not self.all_frames:
            return self._match_frame(*frames[0])
        matches = [self._match_frame(*frame) for frame in frames]
        return any(matches) if self.inclusive else all(matches)

    def _match(self, trace):
        domain, size, frames, total = trace
        matches = self._match_traceback(frames)
        if self.domain is None:
            return matches
        if self.inclusive:
            return matches and domain == self.domain
        return matches or domain != self.domain


class DomainFilter(BaseFilter):
    """Keeps or leaves out traces by domain: 0 is gilt's own memory, and there is no other."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) is bool(self.inclusive)


class Snapshot:
    """All traces of one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        import pickle
        with open(filename, 'wb') as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        import pickle
        with open(filename, 'rb') as file:
            return pickle.load(file)

    def filter_traces(self, filters):
        """A new snapshot: traces that an inclusive filter (if there is one) and all exclusive ones let pass."""
        if not isinstance(filters, Iterable):
            raise TypeError(f'filters must be a list of filters, not {type(filters).__name__}')
        traces = self.traces._traces
        if filters:
            include = [f for f in filters if f.inclusive]
            exclude = [f for f in filters if not f.inclusive]
            traces = [t for t in traces if (not include or any(f._match(t) for f in include))
                      and all(f._match(t) for f in exclude)]
        else:
            traces = traces.copy()
        return Snapshot(traces, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError(f'unknown key_type: {key_type!r}')
        if cumulative and key_type not in ('lineno', 'filename'):
            raise ValueError(f'cumulative mode cannot by used with key type {key_type!r}')
        groups, tracebacks = {}, {}
        for domain, size, frames, total in self.traces._traces:
            for key in self._keys(key_type, frames, cumulative):
                traceback = tracebacks.get(key)
                if traceback is None:
                    traceback = tracebacks[key] = Traceback(key)
                stat = groups.get(traceback)
                if stat is None:
                    groups[traceback] = Statistic(traceback, size, 1)
                else:
                    stat.size += size
                    stat.count += 1
        return groups

    @staticmethod
    def _keys(key_type, frames, cumulative):
        if key_type == 'traceback':
            return [frames]
        chosen = frames if cumulative else frames[:1]
        if key_type == 'filename':
            return dict.fromkeys(((name, 0),) for name, line in chosen)
        return dict.fromkeys((frame,) for frame in chosen)

    def statistics(self, key_type, cumulative=False):
        """Statistics by 'lineno', 'filename' or 'traceback', the largest first."""
        return sorted(self._group_by(key_type, cumulative).values(), key=Statistic._key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """Differences to an older snapshot, the largest first."""
        new, old = self._group_by(key_type, cumulative), old_snapshot._group_by(key_type, cumulative)
        differences = []
        for traceback, stat in new.items():
            before = old.pop(traceback, None)
            size, count = (0, 0) if before is None else (before.size, before.count)
            differences.append(StatisticDiff(traceback, stat.size, stat.size - size, stat.count, stat.count - count))
        for traceback, before in old.items():
            differences.append(StatisticDiff(traceback, 0, -before.size, 0, -before.count))
        differences.sort(key=StatisticDiff._key, reverse=True)
        return differences


def take_snapshot():
    """All traces of this moment; RuntimeError when memory is not being traced."""
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot(_get_traces(), get_traceback_limit())
