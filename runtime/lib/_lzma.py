"""The C side of lzma, through ctypes: liblzma is looked for when this module is first imported."""

from _gilt_compress import Compressor, Decompressor
from ctypes import (CDLL, POINTER, Structure, addressof, byref, c_int, c_size_t, c_ubyte, c_uint32, c_uint64,
                    c_void_p, cast, create_string_buffer)
from operator import index

try:
    _lib, _libc = CDLL('liblzma.so.5'), CDLL(None)
except OSError as _error:
    raise ImportError(f'lzma needs liblzma: {_error}', name='_lzma') from None

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA, FILTER_X86, FILTER_POWERPC = 0x4000000000000001, 0x21, 3, 4, 5
FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 6, 7, 8, 9
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 0x12, 0x13, 0x14
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31
_STREAM_END, _NO_CHECK, _GET_CHECK, _BUFFER = 1, 2, 4, 10
_TELL_CHECKS = 0x01 | 0x04
_FINISH = 3
_MOST_FILTERS = 4
_NO_FILTER = (1 << 64) - 1


class LZMAError(Exception):
    """Call to liblzma failed."""


class _Stream(Structure):
    _fields_ = [('next_in', c_void_p), ('avail_in', c_size_t), ('total_in', c_uint64), ('next_out', c_void_p),
                ('avail_out', c_size_t), ('total_out', c_uint64), ('allocator', c_void_p), ('internal', c_void_p),
                ('reserved_pointers', c_void_p * 4), ('seek_pos', c_uint64), ('reserved_int2', c_uint64),
                ('reserved_sizes', c_size_t * 2), ('reserved_enums', c_int * 2)]


class _LzmaOptions(Structure):
    _fields_ = [('dict_size', c_uint32), ('preset_dict', c_void_p), ('preset_dict_size', c_uint32), ('lc', c_uint32),
                ('lp', c_uint32), ('pb', c_uint32), ('mode', c_int), ('nice_len', c_uint32), ('mf', c_int),
                ('depth', c_uint32), ('reserved_ints', c_uint32 * 8), ('reserved_enums', c_int * 4),
                ('reserved_pointers', c_void_p * 2)]


class _DeltaOptions(Structure):
    _fields_ = [('type', c_int), ('dist', c_uint32), ('reserved_ints', c_uint32 * 4), ('reserved_pointers', c_void_p * 2)]


class _BranchOptions(Structure):
    _fields_ = [('start_offset', c_uint32)]


class _Filter(Structure):
    _fields_ = [('id', c_uint64), ('options', c_void_p)]


_lib.lzma_lzma_preset.restype = c_ubyte
_lib.lzma_check_is_supported.restype = c_ubyte
_lib.lzma_stream_decoder.argtypes = _lib.lzma_auto_decoder.argtypes = POINTER(_Stream), c_uint64, c_uint32
_lib.lzma_alone_decoder.argtypes = POINTER(_Stream), c_uint64
_libc.free.argtypes = [c_void_p]
_MESSAGES = {3: 'Unsupported integrity check', 6: 'Memory usage limit exceeded',
             7: 'Input format not supported by decoder', 8: 'Invalid or unsupported options', 9: 'Corrupt input data',
             10: 'Insufficient buffer space', 11: 'Internal error'}


def _check(code):
    if code in (0, _STREAM_END, _NO_CHECK, _GET_CHECK):
        return code
    if code == 5:
        raise MemoryError
    raise LZMAError(_MESSAGES.get(code, f'Unrecognized error from liblzma: {code}'))


def _unsigned(value, bits=32):
    value = index(value)
    if not 0 <= value < 1 << bits:
        raise OverflowError(f"Value too large for uint{bits}_t type" if value > 0 else
                            "can't convert negative value to unsigned int")
    return value


def _lzma_options(spec):
    options = _LzmaOptions()
    preset = _unsigned(spec.pop('preset', PRESET_DEFAULT))
    if _lib.lzma_lzma_preset(byref(options), c_uint32(preset)):
        raise LZMAError(f'Invalid compression preset: {preset}')
    return options, ('dict_size', 'lc', 'lp', 'pb', 'mode', 'nice_len', 'mf', 'depth'), 'LZMA'


def _one_filter(spec):
    """The id and the options of a filter specifier."""
    if not hasattr(type(spec), 'keys'):
        raise TypeError('Filter specifier must be a dict or dict-like object')
    if 'id' not in spec:
        raise ValueError('Filter specifier must have an "id" entry')
    rest = {key: spec[key] for key in spec.keys() if key != 'id'}
    kind = _unsigned(spec['id'], 64)
    if kind in (FILTER_LZMA1, FILTER_LZMA2):
        options, names, what = _lzma_options(rest)
    elif kind == FILTER_DELTA:
        options, names, what = _DeltaOptions(0, 1), ('dist',), 'delta'
    elif FILTER_X86 <= kind <= FILTER_SPARC:
        options, names, what = _BranchOptions(), ('start_offset',), 'BCJ'
    else:
        raise ValueError(f'Invalid filter ID: {kind}')
    for name, value in rest.items():
        if name not in names:
            raise ValueError(f'Invalid filter specifier for {what} filter')
        setattr(options, name, _unsigned(value))
    return kind, options


def _filter_chain(specs):
    """An array of filters with the end mark, and the options, which must live as long."""
    if len(specs) > _MOST_FILTERS:
        raise ValueError(f'Too many filters - liblzma supports a maximum of {_MOST_FILTERS}')
    chain, keep = (_Filter * (_MOST_FILTERS + 1))(), []
    for place, spec in zip(chain, specs):
        place.id, options = _one_filter(spec)
        place.options = addressof(options)
        keep.append(options)
    chain[len(specs)].id = _NO_FILTER
    return chain, keep


class _Coder:
    """What both directions share."""

    _stream = None

    def _step(self, action):
        stream = self._stream
        code = _lib.lzma_code(byref(stream), action)
        if code == _BUFFER and not stream.avail_in and stream.avail_out:
            return False  # it wants more
        _check(code)
        if code in (_NO_CHECK, _GET_CHECK):
            self._check_id = _lib.lzma_get_check(byref(stream))
        return code == _STREAM_END

    def __del__(self):
        if self._stream is not None:
            _lib.lzma_end(byref(self._stream))


class LZMACompressor(_Coder, Compressor):
    """A compressor object for compressing data incrementally: format, check, and a preset or a chain of filters."""

    _FINISH = _FINISH

    def _start(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        if preset is not None and filters is not None:
            raise ValueError('Cannot specify both preset and filter chain')
        preset = PRESET_DEFAULT if preset is None else _unsigned(preset)
        format, check = index(format), index(check)
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError('Integrity checks are only supported by FORMAT_XZ')
        stream = _Stream()
        start = {FORMAT_XZ: self._begin_xz, FORMAT_ALONE: self._begin_alone, FORMAT_RAW: self._begin_raw}.get(format)
        if start is None:
            raise ValueError(f'Invalid container format: {format}')
        _check(start(stream, CHECK_CRC64 if check == -1 else check, preset, filters))
        self._stream = stream

    def _begin_xz(self, stream, check, preset, filters):
        if filters is None:
            return _lib.lzma_easy_encoder(byref(stream), c_uint32(preset), check)
        chain, self._keep = _filter_chain(filters)
        return _lib.lzma_stream_encoder(byref(stream), chain, check)

    def _begin_alone(self, stream, check, preset, filters):
        if filters is None:
            options = _LzmaOptions()
            if _lib.lzma_lzma_preset(byref(options), c_uint32(preset)):
                raise LZMAError(f'Invalid compression preset: {preset}')
            return _lib.lzma_alone_encoder(byref(stream), byref(options))
        chain, self._keep = _filter_chain(filters)
        if len(filters) != 1 or chain[0].id != FILTER_LZMA1:
            raise ValueError('Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter')
        return _lib.lzma_alone_encoder(byref(stream), c_void_p(chain[0].options))

    def _begin_raw(self, stream, check, preset, filters):
        if filters is None:
            raise ValueError('Must specify filters for FORMAT_RAW')
        chain, self._keep = _filter_chain(filters)
        return _lib.lzma_raw_encoder(byref(stream), chain)


class LZMADecompressor(_Coder, Decompressor):
    """A decompressor object for decompressing data incrementally: format, memlimit, and filters for FORMAT_RAW."""

    _AT_END = 'Already at end of stream'
    check = property(lambda self: self._check_id)

    def _start(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        format = index(format)
        if memlimit is not None:
            if format == FORMAT_RAW:
                raise ValueError('Cannot specify memory limit with FORMAT_RAW')
            memlimit = _unsigned(memlimit, 64)
        else:
            memlimit = (1 << 64) - 1
        if format == FORMAT_RAW and filters is None:
            raise ValueError('Must specify filters for FORMAT_RAW')
        if format != FORMAT_RAW and filters is not None:
            raise ValueError('Cannot specify filters except with FORMAT_RAW')
        stream = _Stream()
        self._check_id = CHECK_UNKNOWN if format in (FORMAT_AUTO, FORMAT_XZ) else CHECK_NONE
        if format == FORMAT_AUTO:
            code = _lib.lzma_auto_decoder(byref(stream), memlimit, _TELL_CHECKS)
        elif format == FORMAT_XZ:
            code = _lib.lzma_stream_decoder(byref(stream), memlimit, _TELL_CHECKS)
        elif format == FORMAT_ALONE:
            code = _lib.lzma_alone_decoder(byref(stream), memlimit)
        elif format == FORMAT_RAW:
            chain, self._keep = _filter_chain(filters)
            code = _lib.lzma_raw_decoder(byref(stream), chain)
        else:
            raise ValueError(f'Invalid container format: {format}')
        _check(code)
        self._stream = stream


def is_check_supported(check_id, /):
    """Test whether the given integrity check is supported."""
    return bool(_lib.lzma_check_is_supported(check_id))


def _encode_filter_properties(filter, /):
    """Return a bytes object encoding the options (properties) of the filter specified by filter (a dict)."""
    kind, options = _one_filter(filter)
    row, size = _Filter(kind, addressof(options)), c_uint32()
    _check(_lib.lzma_properties_size(byref(size), byref(row)))
    buffer = create_string_buffer(size.value + 1)
    _check(_lib.lzma_properties_encode(byref(row), buffer))
    return buffer.raw[:size.value]


def _decode_filter_properties(filter_id, encoded_props, /):
    """Return a dict describing a filter with the given ID, and options decoded from the bytes object."""
    row = _Filter(_unsigned(filter_id, 64), None)
    data = bytes(memoryview(encoded_props))
    _check(_lib.lzma_properties_decode(byref(row), None, data, c_size_t(len(data))))
    spec, options = {'id': filter_id}, row.options
    if options:
        cls, names = {FILTER_LZMA1: (_LzmaOptions, ('lc', 'lp', 'pb', 'dict_size')),
                      FILTER_LZMA2: (_LzmaOptions, ('dict_size',)),
                      FILTER_DELTA: (_DeltaOptions, ('dist',))}.get(filter_id, (_BranchOptions, ('start_offset',)))
        decoded = cast(options, POINTER(cls)).contents
        spec.update((name, getattr(decoded, name)) for name in names)
        _libc.free(options)
    return spec


__all__ = ['LZMACompressor', 'LZMADecompressor', 'LZMAError', 'is_check_supported',
           *[_name for _name in globals() if _name.startswith(('CHECK_', 'FILTER_', 'FORMAT_', 'MF_', 'MODE_', 'PRESET_'))]]
