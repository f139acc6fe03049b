"""The Python side of the module zlib."""

from zlib import decompressobj


class _ZlibDecompressor:
    """A decompressor with the interface of those in bz2 and lzma, for gzip."""

    def __init__(self, wbits=15, zdict=b''):
        self._stream = decompressobj(wbits, zdict) if zdict else decompressobj(wbits)
        self._pending = b''
        self.eof = False
        self.needs_input = True
        self.unused_data = b''

    def decompress(self, data, max_length=-1):
        """Decompress data, returning at most max_length bytes (-1: all); the rest is kept for the next call."""
        if self.eof:
            raise EOFError('End of stream already reached')
        data = self._pending + bytes(data)
        if max_length == 0:
            self._pending = data
            self.needs_input = not data
            return b''
        out = self._stream.decompress(data, max(max_length, 0))
        self._pending = self._stream.unconsumed_tail
        self.eof = self._stream.eof
        self.needs_input = not (self.eof or self._pending or len(out) == max_length)
        if self.eof:
            self.unused_data = self._stream.unused_data
        return out

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


_ZlibDecompressor.__module__ = 'zlib'
