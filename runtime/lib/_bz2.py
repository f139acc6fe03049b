"""The C side of bz2, through ctypes: libbz2 is looked for when this module is first imported."""

from _gilt_compress import Compressor, Decompressor
from ctypes import CDLL, Structure, byref, c_uint, c_void_p

try:
    _lib = CDLL('libbz2.so.1.0')
except OSError as _error:
    raise ImportError(f'bz2 needs libbz2: {_error}', name='_bz2') from None

_STREAM_END, _PARAMETER, _MEMORY, _DATA, _MAGIC, _EOF = 4, -2, -3, -4, -5, -7
_FINISH = 2


class _Stream(Structure):
    _fields_ = [('next_in', c_void_p), ('avail_in', c_uint), ('total_in_lo32', c_uint), ('total_in_hi32', c_uint),
                ('next_out', c_void_p), ('avail_out', c_uint), ('total_out_lo32', c_uint), ('total_out_hi32', c_uint),
                ('state', c_void_p), ('bzalloc', c_void_p), ('bzfree', c_void_p), ('opaque', c_void_p)]


def _check(code):
    if code >= 0:
        return code
    if code == _MEMORY:
        raise MemoryError
    if code in (_DATA, _MAGIC):
        raise OSError('Invalid data stream')
    if code == _EOF:
        raise EOFError('Compressed file ended before the logical end-of-stream was detected')
    if code == _PARAMETER:
        raise ValueError('Internal error - invalid parameters passed to libbzip2')
    raise RuntimeError('Internal error - Invalid sequence of commands sent to libbzip2')


class BZ2Compressor(Compressor):
    """Create a compressor object for compressing data incrementally: compresslevel is 1 to 9."""

    _FINISH = _FINISH
    _stream = None

    def _start(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        stream = _Stream()
        _check(_lib.BZ2_bzCompressInit(byref(stream), compresslevel, 0, 0))
        self._stream = stream

    def _step(self, action):
        if action == 0 and not self._stream.avail_in:
            return False
        return _check(_lib.BZ2_bzCompress(byref(self._stream), action)) == _STREAM_END

    def __del__(self):
        if self._stream is not None:
            _lib.BZ2_bzCompressEnd(byref(self._stream))


class BZ2Decompressor(Decompressor):
    """Create a decompressor object for decompressing data incrementally."""

    _stream = None

    def _start(self):
        stream = _Stream()
        _check(_lib.BZ2_bzDecompressInit(byref(stream), 0, 0))
        self._stream = stream

    def _step(self, action):
        return _check(_lib.BZ2_bzDecompress(byref(self._stream))) == _STREAM_END

    def __del__(self):
        if self._stream is not None:
            _lib.BZ2_bzDecompressEnd(byref(self._stream))
