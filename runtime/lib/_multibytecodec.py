"""The codecs of East Asian character sets, over iconv(3) of the C library, through ctypes.

The modules _codecs_jp, _codecs_cn and so on offer getcodec from here to the package encodings. Text passes iconv as
UTF-32, so that a place in it is a place in the string. iconv stops at the first error: the handler decides, and
conversion goes on behind it with the same descriptor, which keeps the shift state of ISO 2022.
"""

from _codecs import lookup_error
from ctypes import CDLL, byref, c_char_p, c_size_t, c_void_p, cast, create_string_buffer, get_errno, set_errno, string_at

_libc = CDLL(None, use_errno=True)
_open, _convert, _close = _libc.iconv_open, _libc.iconv, _libc.iconv_close
_open.restype, _open.argtypes = c_void_p, (c_char_p, c_char_p)
_convert.restype, _convert.argtypes = c_size_t, (c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_close.argtypes = c_void_p,
_FAILED = c_size_t(-1).value
_TOO_BIG, _INVALID, _ILLEGAL = 7, 22, 84  # E2BIG, EINVAL, EILSEQ
_ROOM = 1 << 15

_NAMES = {
    'big5': 'BIG5', 'big5hkscs': 'BIG5-HKSCS', 'cp932': 'CP932', 'cp949': 'UHC', 'cp950': 'CP950', 'euc_jis_2004':
    'EUC-JISX0213', 'euc_jisx0213': 'EUC-JISX0213', 'euc_jp': 'EUC-JP', 'euc_kr': 'EUC-KR', 'gb18030': 'GB18030',
    'gb2312': 'GB2312', 'gbk': 'GBK', 'iso2022_jp': 'ISO-2022-JP', 'iso2022_jp_2': 'ISO-2022-JP-2', 'iso2022_jp_3':
    'ISO-2022-JP-3', 'iso2022_kr': 'ISO-2022-KR', 'johab': 'JOHAB', 'shift_jis': 'SJIS', 'shift_jis_2004':
    'SHIFT_JISX0213', 'shift_jisx0213': 'SHIFT_JISX0213',
}
_MISSING = 'hz', 'iso2022_jp_1', 'iso2022_jp_2004', 'iso2022_jp_ext'

# Where iconv has the yen, the won and the overline of national ASCII, Python has ASCII.
_YEN = {0xa5: '\\', 0x203e: '~'}
_AFTER = {'shift_jis': _YEN, 'johab': {0x20a9: '\\'}}
_BEFORE = {'johab': {0x5c: '\u20a9'}}


class _Converter:
    """One descriptor of iconv."""

    _cd = None

    def __init__(self, to, source):
        cd = _open(to.encode(), source.encode())
        if cd == _FAILED:
            raise ImportError(f'iconv does not convert from {source} to {to}')
        self._cd = cd

    def __del__(self):
        if self._cd is not None:
            _close(self._cd)

    def reset(self):
        """Back to the first shift state; gives the bytes that say so."""
        buffer, room = create_string_buffer(64), c_size_t(64)
        out = c_void_p(cast(buffer, c_void_p).value)
        _convert(self._cd, None, None, byref(out), byref(room))
        return buffer.raw[:64 - room.value]

    def run(self, data, start):
        """Converts data from start on: the output, where it stopped, and why (0: at the end)."""
        address = cast(c_char_p(data), c_void_p).value
        place, left = c_void_p(address + start), c_size_t(len(data) - start)
        buffer = create_string_buffer(_ROOM)
        base = cast(buffer, c_void_p).value
        out, why = [], _TOO_BIG
        while why == _TOO_BIG:
            target, room = c_void_p(base), c_size_t(_ROOM)
            set_errno(0)
            why = 0 if _convert(self._cd, byref(place), byref(left), byref(target), byref(room)) != _FAILED else get_errno()
            out.append(string_at(base, _ROOM - room.value))
        return b''.join(out), len(data) - left.value, why


def _check_errors(errors):
    if errors is not None and not isinstance(errors, str):
        raise TypeError('errors must be a string')
    return errors or 'strict'


class MultibyteCodec:
    """One character set: encode and decode."""

    def __init__(self, name):
        self.name = name
        self._iconv = _NAMES[name]
        self._before, self._after = _BEFORE.get(name), _AFTER.get(name)
        self.encoder(), self.decoder()  # ImportError where the C library lacks it

    def encoder(self):
        return _Converter(self._iconv, 'UTF-32LE')

    def decoder(self):
        return _Converter('UTF-32LE', self._iconv)

    def encode_with(self, converter, text, errors):
        raw = (text if self._before is None else text.translate(self._before)).encode('utf-32-le', 'surrogatepass')
        out, i = [], 0
        while i < len(raw):
            made, i, why = converter.run(raw, i)
            out.append(made)
            if why:
                replacement, place = self._encode_error(text, i // 4, errors)
                i = place * 4
                if isinstance(replacement, str):
                    replacement = self.encode_with(converter, replacement, 'strict')
                out.append(replacement)
        return b''.join(out)

    def _encode_error(self, text, i, errors):
        if errors == 'ignore':
            return b'', i + 1
        error = UnicodeEncodeError(self.name, text, i, i + 1, 'illegal multibyte sequence')
        if errors == 'strict':
            raise error
        if errors == 'replace':
            return '?', i + 1
        answer = lookup_error(errors)(error)
        if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], (str, bytes))
                and isinstance(answer[1], int)):
            raise TypeError('encoding error handler must return (str, int) tuple')
        return answer[0], _place(answer[1], len(text))

    def decode_with(self, converter, data, errors, final):
        """The text, and how much of data was used: all of it, unless it ends in the middle and final is false."""
        out, i = [], 0
        while i < len(data):
            made, i, why = converter.run(data, i)
            made = made.decode('utf-32-le', 'surrogatepass')
            out.append(made if self._after is None else made.translate(self._after))
            if why == _INVALID and not final:
                break
            if why:
                replacement, i = self._decode_error(data, i, errors, why == _INVALID)
                out.append(replacement)
        return ''.join(out), i

    def _decode_error(self, data, i, errors, incomplete):
        end = len(data) if incomplete else i + 1
        if errors == 'ignore':
            return '', end
        if errors == 'replace':
            return '\ufffd', end
        error = UnicodeDecodeError(self.name, data, i, end,
                                   'incomplete multibyte sequence' if incomplete else 'illegal multibyte sequence')
        if errors == 'strict':
            raise error
        answer = lookup_error(errors)(error)
        if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], str)
                and isinstance(answer[1], int)):
            raise TypeError('decoding error handler must return (str, int) tuple')
        return answer[0], _place(answer[1], len(data))

    def encode(self, input, errors=None):
        """Return an encoded string version of `input'."""
        input = str(input)
        converter = self.encoder()
        return self.encode_with(converter, input, _check_errors(errors)) + converter.reset(), len(input)

    def decode(self, input, errors=None):
        """Decodes 'input'."""
        data = bytes(memoryview(input))
        return self.decode_with(self.decoder(), data, _check_errors(errors), True)[0], len(data)


def _place(place, size):
    """Where an error handler wants to go on."""
    if not -size <= place <= size:
        raise IndexError(f'position {place} from error handler out of bounds')
    return place + size if place < 0 else place


_codecs = {}


def getcodec(name, /):
    """The codec of this name."""
    if not isinstance(name, str):
        raise TypeError('codec name must be a string.')
    if name in _MISSING:
        raise ImportError(f'iconv has no {name}')  # programs that try all codecs pass over those that do not import
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    if name not in _codecs:
        _codecs[name] = MultibyteCodec(name)
    return _codecs[name]


class MultibyteIncrementalEncoder:
    """Encodes piece by piece; the shift state is kept between them."""

    def __init__(self, errors='strict'):
        self.errors = _check_errors(errors)
        self._converter = self.codec.encoder()

    def encode(self, input, final=False):
        raw = self.codec.encode_with(self._converter, input, self.errors)
        return raw + self._converter.reset() if final else raw

    def reset(self):
        self._converter.reset()

    def getstate(self):
        return 0

    def setstate(self, state, /):
        self.reset()


class MultibyteIncrementalDecoder:
    """Decodes piece by piece: what ends in the middle of a character waits for the next piece.

    iconv does not tell its shift state, so the state holds the last escape sequence, which restores it.
    """

    def __init__(self, errors='strict'):
        self.errors = _check_errors(errors)
        self.reset()

    def decode(self, input, final=False):
        data = self._pending + bytes(memoryview(input))
        text, used = self.codec.decode_with(self._converter, data, self.errors, final)
        self._pending = data[used:]
        escape = data.rfind(b'\x1b', 0, used)
        if escape >= 0:
            self._escape = data[escape:min(escape + 4, used)]
        return text

    def reset(self):
        self._pending = self._escape = b''
        self._converter = self.codec.decoder()

    def getstate(self):
        return self._pending, int.from_bytes(self._escape, 'little')

    def setstate(self, state, /):
        pending, escape = state
        self.reset()
        self._pending = pending
        self._escape = escape.to_bytes(4, 'little').rstrip(b'\0')
        for size in range(3, len(self._escape) + 1):  # as much of it as is an escape sequence
            if self._converter.run(self._escape[:size], 0)[2] == 0:
                break


class MultibyteStreamReader:
    """Reads text from a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, _check_errors(errors)
        self._decoder = type('Decoder', (MultibyteIncrementalDecoder,), {'codec': self.codec})(errors)

    def _read(self, method, size):
        if size == 0:
            return ''
        whole = size is None or size < 0
        while True:
            data = method() if whole else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f'stream function returned a non-bytes object ({type(data).__name__})')
            end = whole and method == self.stream.read or not data
            text = self._decoder.decode(data, end)
            if text or end:
                return text
            size = 1 if not whole else size

    def read(self, size=None, /):
        return self._read(self.stream.read, size)

    def readline(self, size=None, /):
        return self._read(self.stream.readline, size)

    def readlines(self, size=None, /):
        return self._read(self.stream.read, size).splitlines(True)

    def reset(self):
        self._decoder.reset()


class MultibyteStreamWriter:
    """Writes text to a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, _check_errors(errors)
        self._converter = self.codec.encoder()

    def write(self, text, /):
        self.stream.write(self.codec.encode_with(self._converter, text, self.errors))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        rest = self._converter.reset()
        if rest:
            self.stream.write(rest)
