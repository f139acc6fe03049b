"""What _bz2 and _lzma have in common: a stream structure of C is fed through ctypes until it gives no more.

A subclass has `_stream` (a structure with next_in, avail_in, next_out, avail_out) and `_step(action)`, which moves the
stream on and returns True at its end. A lock makes calls from several threads wait for each other: the C function runs
without the GIL.
"""

from _thread import allocate_lock
from ctypes import addressof, c_char_p, c_void_p, cast, create_string_buffer, string_at

_ROOM = 1 << 16
_PIECE = 1 << 30  # avail_in of bz2 has 32 bits


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


class Stream:
    """A stream under way. It is complete when it is made: a subclass's __init__ need not call this one's."""

    def __new__(cls, *args, **options):
        self = object.__new__(cls)
        self._lock = allocate_lock()
        self._start(*args, **options)
        return self

    def __reduce_ex__(self, protocol):
        cls = type(self)
        raise TypeError(f"cannot pickle '{cls.__module__}.{cls.__name__}' object")

    def _pump(self, data, action, limit, until_end):
        """Feeds data; returns the output (at most limit bytes, -1: all), the data that is left, and whether it ended."""
        stream, out, made, ended = self._stream, [], 0, False
        buffer = create_string_buffer(_ROOM)
        start = cast(c_char_p(data), c_void_p).value
        used = 0
        while True:
            room = _ROOM if limit < 0 else min(_ROOM, limit - made)
            given = min(len(data) - used, _PIECE)
            stream.next_in, stream.avail_in = start + used, given
            stream.next_out, stream.avail_out = addressof(buffer), room
            ended = self._step(action if used + given == len(data) else 0)
            used += given - stream.avail_in
            n = room - stream.avail_out
            made += n
            if n:
                out.append(string_at(buffer, n))
            if ended or made == limit or (stream.avail_out and used == len(data) and not until_end):
                return b''.join(out), data[used:] if used else data, ended


class Compressor(Stream):
    """compress(data) and flush()."""

    _finished = False

    def _compress(self, data, action):
        with self._lock:
            if self._finished:
                raise ValueError('Compressor has been flushed' if action == 0 else 'Repeated call to flush()')
            self._finished = action != 0
            return self._pump(data, action, -1, self._finished)[0]

    def compress(self, data, /):
        """Provide data to the compressor object. Returns what can be given already."""
        return self._compress(_bytes(data), 0)

    def flush(self):
        """Finish the compression process. The object may not be used after this."""
        return self._compress(b'', self._FINISH)


class Decompressor(Stream):
    """decompress(data, max_length), eof, needs_input and unused_data."""

    _pending = _unused = b''
    _eof, _needs_input = False, True
    _AT_END = 'End of stream already reached'

    eof = property(lambda self: self._eof)
    needs_input = property(lambda self: self._needs_input)
    unused_data = property(lambda self: self._unused)

    def decompress(self, data, max_length=-1):
        """Decompress data, returning at most max_length bytes; what is not used is kept for the next call."""
        data = _bytes(data)
        with self._lock:
            if self._eof:
                raise EOFError(self._AT_END)
            self._needs_input = False
            data = self._pending + data
            if max_length == 0:
                self._pending = data
                return b''
            out, rest, self._eof = self._pump(data, 0, max_length, False)
            self._pending = rest
            if self._eof:
                self._unused, self._pending = rest, b''
            else:
                self._needs_input = not rest and len(out) != max_length
            return out
