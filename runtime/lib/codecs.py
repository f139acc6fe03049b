# SPDX-License-Identifier: MIT
"""Codecs and error handlers: registering, looking up, and the classes for incremental and stream
coding. The codecs themselves are native (_codecs); others come from the package encodings when a
Python installation lends it.
"""

import builtins
import sys

from _codecs import *
from _codecs import _error_handlers

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE",
           "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE",
           "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
           "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
           "StreamReader", "StreamWriter",
           "StreamReaderWriter", "StreamRecoder",
           "getencoder", "getdecoder", "getincrementalencoder",
           "getincrementaldecoder", "getreader", "getwriter",
           "encode", "decode", "iterencode", "iterdecode",
           "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors",
           "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
if sys.byteorder == "little":
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE

strict_errors = _error_handlers["strict"]
ignore_errors = _error_handlers["ignore"]
replace_errors = _error_handlers["replace"]
xmlcharrefreplace_errors = _error_handlers["xmlcharrefreplace"]
backslashreplace_errors = _error_handlers["backslashreplace"]
namereplace_errors = _error_handlers["namereplace"]


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    _is_text_encoding = True  # str <-> bytes; others go through codecs.encode() only

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """The interface of stateless encoders and decoders: each returns (output, length consumed)."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """
    An IncrementalEncoder encodes an input in multiple steps. The input can
    be passed piece by piece to the encode() method. The IncrementalEncoder
    remembers the state of the encoding process between calls to encode().
    """

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Base of incremental encoders that must keep some input until more of it comes."""

    def __init__(self, errors="strict"):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """
    An IncrementalDecoder decodes an input in multiple steps. The input can
    be passed piece by piece to the decode() method. The IncrementalDecoder
    remembers the state of the decoding process between calls to decode().
    """

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Base of incremental decoders that keep incomplete sequences until the rest comes."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class _Delegate:
    """Everything else is asked of the wrapped stream."""

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Delegate, Codec):
    """A stream that encodes what is written to it."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Delegate, Codec):
    """A stream that decodes what is read from it."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _unsplit_lines(self):
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def read(self, size=-1, chars=-1, firstline=False):
        """Decodes data from the stream: about `size` bytes are read, `chars` characters returned."""
        self._unsplit_lines()
        if chars < 0:
            chars = size  # at most that many characters come from that many bytes
        while True:
            if chars >= 0 and len(self.charbuffer) >= chars:
                break
            newdata = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + newdata
            if not data:
                break
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as exc:
                if not firstline:
                    raise
                text, used = self.decode(data[:exc.start], self.errors)
                if len(text.splitlines(keepends=True)) <= 1:
                    raise
            self.bytebuffer = data[used:]
            self.charbuffer += text
            if not newdata or size < 0:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Reads one line; size is a hint for the amount to read at a time."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        readsize = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(readsize, firstline=True)
            if data and (isinstance(data, str) and data.endswith("\r")
                         or isinstance(data, bytes) and data.endswith(b"\r")):
                data += self.read(size=1, chars=1)  # the \n of a \r\n
            line += data
            lines = line.splitlines(keepends=True)
            if len(lines) > 1:  # there is more than one line: the rest is for later
                line = lines.pop(0)
                if len(lines) > 1:
                    lines[-1] += self.charbuffer
                    self.linebuffer = lines
                    self.charbuffer = None
                else:
                    self.charbuffer = lines[0] + self.charbuffer
                return line if keepends else line.splitlines(keepends=False)[0]
            if lines:
                bare = lines[0].splitlines(keepends=False)[0]
                if lines[0] != bare:  # a complete line
                    return line if keepends else bare
            if not data or size is not None:
                if line and not keepends:
                    line = line.splitlines(keepends=False)[0]
                return line
            if readsize < 8000:
                readsize *= 2

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Delegate):
    """Reads through a Reader and writes through a Writer on the same stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_Delegate):
    """Translates between the encoding of a stream and that of its user."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        data = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(data, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.writer.write(self.decode(b"".join(list), self.errors)[0])

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open an encoded file using the given mode and return
    a wrapped version providing transparent encoding/decoding."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        wrapped = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        wrapped.encoding = encoding
        return wrapped
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Return a wrapped version of file which provides transparent
    encoding translation."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, outer = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, outer.streamreader, outer.streamwriter,
                            errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


def getencoder(encoding):
    "Look up the codec for the given encoding and return its encoder function."
    return lookup(encoding).encode


def getdecoder(encoding):
    "Look up the codec for the given encoding and return its decoder function."
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    "Look up the codec for the given encoding and return its IncrementalEncoder class."
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    "Look up the codec for the given encoding and return its IncrementalDecoder class."
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    "Look up the codec for the given encoding and return its StreamReader class."
    return lookup(encoding).streamreader


def getwriter(encoding):
    "Look up the codec for the given encoding and return its StreamWriter class."
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    "Encoding iterator: encodes the strings of an iterator one after the other."
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    "Decoding iterator: decodes the bytes of an iterator one after the other."
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def make_identity_dict(rng):
    "A dict that maps each item of rng to itself."
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    "The inverse of a decoding map; what several characters map to becomes None."
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result


# --- the native codecs as CodecInfo ---

def _stateless(name, encode, decode):
    """Codec without state between pieces: ASCII, Latin-1, Windows-1252, escapes when encoding."""

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    return _with_streams(name, encode, decode, Encoder, Decoder)


def _buffered(name, encode, decode):
    """Codec whose decoder keeps incomplete sequences: UTF-8, UTF-16-LE ..."""

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return decode(input, errors, final)

    def decode_all(input, errors="strict"):
        return decode(input, errors, True)

    return _with_streams(name, encode, decode_all, Encoder, Decoder, decode)


def _with_streams(name, encode, decode, Encoder, Decoder, stream_decode=None):
    class Writer(StreamWriter):
        pass

    class Reader(StreamReader):
        pass

    Writer.encode = staticmethod(encode)
    Reader.encode = staticmethod(encode)
    Reader.decode = staticmethod(stream_decode or decode)
    Writer.decode = staticmethod(decode)
    names = (Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder"), \
            (Writer, "StreamWriter"), (Reader, "StreamReader")
    for cls, text in names:
        cls.__name__ = cls.__qualname__ = text
        cls.__module__ = "encodings." + name.replace("-", "_")
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


def _marked(name, encode, encode_le, encode_be, ex_decode):
    """UTF-16 and UTF-32 with a byte order mark in front."""

    class Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            IncrementalEncoder.__init__(self, errors)
            self.encoder = None  # none until the mark is written

        def encode(self, input, final=False):
            if self.encoder is None:
                result = encode(input, self.errors)[0]
                self.encoder = encode_le if sys.byteorder == "little" else encode_be
                return result
            return self.encoder(input, self.errors)[0]

        def reset(self):
            self.encoder = None

        def getstate(self):
            return 2 if self.encoder is None else 0

        def setstate(self, state):
            native = encode_le if sys.byteorder == "little" else encode_be
            self.encoder = None if state else native

    class Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            BufferedIncrementalDecoder.__init__(self, errors)
            self.order = 0  # -1 little, 1 big, 0 not yet known

        def _buffer_decode(self, input, errors, final):
            width = 2 if name == "utf-16" else 4
            text, consumed, order = ex_decode(input, errors, self.order, final)
            if self.order == 0:
                if order:
                    self.order = order
                elif consumed >= width:
                    raise UnicodeError(f"{name.upper()} stream does not start with BOM")
            return text, consumed

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = 0

        def getstate(self):
            state = BufferedIncrementalDecoder.getstate(self)[0]
            if self.order == 0:
                return state, 2
            return state, int((sys.byteorder == "big") != (self.order == 1))

        def setstate(self, state):
            BufferedIncrementalDecoder.setstate(self, state)
            state = state[1]
            native = 1 if sys.byteorder == "big" else -1
            self.order = native if state == 0 else -native if state == 1 else 0

    def decode(input, errors="strict"):
        return ex_decode(input, errors, 0, True)[:2]

    info = _with_streams(name, encode, decode, Encoder, Decoder)

    def write(self, object):
        if not hasattr(self, "_encode"):
            self._encode = encode_le if sys.byteorder == "little" else encode_be
            self.stream.write(encode(object, self.errors)[0])
        else:
            self.stream.write(self._encode(object, self.errors)[0])

    def stream_decode(self, input, errors="strict"):
        text, consumed, order = ex_decode(input, errors, getattr(self, "_order", 0), False)
        if order and not hasattr(self, "_order"):
            self._order = order
        return text, consumed

    info.streamwriter.write = write
    info.streamreader.decode = stream_decode
    return info


def _utf_8_sig():
    def encode(input, errors="strict"):
        return BOM_UTF8 + utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors="strict"):
        skip = 3 if bytes(input[:3]) == BOM_UTF8 else 0
        text, consumed = utf_8_decode(input[skip:], errors, True)
        return text, consumed + skip

    class Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            IncrementalEncoder.__init__(self, errors)
            self.first = 1

        def encode(self, input, final=False):
            if self.first:
                self.first = 0
                return BOM_UTF8 + utf_8_encode(input, self.errors)[0]
            return utf_8_encode(input, self.errors)[0]

        def reset(self):
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            BufferedIncrementalDecoder.__init__(self, errors)
            self.first = 1

        def _buffer_decode(self, input, errors, final):
            if not self.first:
                return utf_8_decode(input, errors, final)
            if len(input) < 3 and BOM_UTF8.startswith(input) and not final:
                return "", 0
            self.first = 0
            if input[:3] == BOM_UTF8:
                text, consumed = utf_8_decode(input[3:], errors, final)
                return text, consumed + 3
            return utf_8_decode(input, errors, final)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.first = 1

        def getstate(self):
            return BufferedIncrementalDecoder.getstate(self)[0], self.first

        def setstate(self, state):
            BufferedIncrementalDecoder.setstate(self, state)
            self.first = state[1]

    info = _with_streams("utf-8-sig", encode, decode, Encoder, Decoder)

    def write(self, object):
        plain = getattr(self, "_plain", False)
        self._plain = True
        self.stream.write((utf_8_encode if plain else encode)(object, self.errors)[0])

    def stream_decode(self, input, errors="strict"):
        if getattr(self, "_plain", False):
            return utf_8_decode(input, errors)
        if len(input) < 3 and BOM_UTF8.startswith(input):
            return "", 0
        self._plain = True
        if input[:3] == BOM_UTF8:
            text, consumed = utf_8_decode(input[3:], errors)
            return text, consumed + 3
        return utf_8_decode(input, errors)

    info.streamwriter.write = write
    info.streamreader.decode = stream_decode
    return info


def _through_str(name):
    """A codec that only str.encode and bytes.decode have."""

    def encode(input, errors="strict"):
        return input.encode(name, errors), len(input)

    def decode(input, errors="strict"):
        return bytes(input).decode(name, errors), len(input)

    return _stateless(name, encode, decode)


_makers = {
    "utf_8": lambda: _buffered("utf-8", utf_8_encode, utf_8_decode),
    "utf_8_sig": _utf_8_sig,
    "utf_16": lambda: _marked("utf-16", utf_16_encode, utf_16_le_encode, utf_16_be_encode,
                              utf_16_ex_decode),
    "utf_16_le": lambda: _buffered("utf-16-le", utf_16_le_encode, utf_16_le_decode),
    "utf_16_be": lambda: _buffered("utf-16-be", utf_16_be_encode, utf_16_be_decode),
    "utf_32": lambda: _marked("utf-32", utf_32_encode, utf_32_le_encode, utf_32_be_encode,
                              utf_32_ex_decode),
    "utf_32_le": lambda: _buffered("utf-32-le", utf_32_le_encode, utf_32_le_decode),
    "utf_32_be": lambda: _buffered("utf-32-be", utf_32_be_encode, utf_32_be_decode),
    "utf_7": lambda: _buffered("utf-7", utf_7_encode, utf_7_decode),
    "ascii": lambda: _stateless("ascii", ascii_encode, ascii_decode),
    "latin_1": lambda: _stateless("iso8859-1", latin_1_encode, latin_1_decode),
    "cp1252": lambda: _through_str("cp1252"),
    "unicode_escape": lambda: _buffered("unicode-escape", unicode_escape_encode,
                                        unicode_escape_decode),
    "raw_unicode_escape": lambda: _buffered("raw-unicode-escape", raw_unicode_escape_encode,
                                            raw_unicode_escape_decode),
}

_aliases = {
    "utf8": "utf_8", "u8": "utf_8", "utf": "utf_8", "cp65001": "utf_8", "utf16": "utf_16",
    "u16": "utf_16", "utf_16le": "utf_16_le", "utf_16be": "utf_16_be", "utf32": "utf_32",
    "u32": "utf_32", "utf7": "utf_7", "u7": "utf_7", "utf_32le": "utf_32_le", "utf_32be": "utf_32_be", "us_ascii": "ascii",
    "646": "ascii", "us": "ascii", "ansi_x3.4_1968": "ascii", "latin1": "latin_1",
    "latin": "latin_1", "l1": "latin_1", "iso_8859_1": "latin_1", "iso8859_1": "latin_1",
    "iso8859": "latin_1", "8859": "latin_1", "cp819": "latin_1", "windows_1252": "cp1252",
    "1252": "cp1252", "unicodeescape": "unicode_escape", "rawunicodeescape": "raw_unicode_escape",
}


def _normalize(name):
    return "_".join("".join(c if c.isalnum() or c == "." else " " for c in name.lower()).split())


def _search(name):
    try:
        import encodings  # an installed library has more codecs; its own search is asked next
    except ImportError:
        name = _normalize(name)
        maker = _makers.get(_aliases.get(name, name))
        return maker and maker()
    return None


register(_search)
