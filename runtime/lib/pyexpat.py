"""The XML parser expat, through ctypes: libexpat is looked for when this module is first imported.

A parser keeps one C callback for each handler that is set. An exception in a handler stops expat, is kept, and is
raised by the call that was parsing. expat is not re-entrant: a parser refuses calls while it parses.
"""

import sys
from ctypes import (CFUNCTYPE, POINTER, PyDLL, Structure, byref, c_byte, c_char_p, c_int, c_long, c_uint, c_ulong,
                    c_void_p, string_at)
from types import ModuleType

try:
    _lib = PyDLL('libexpat.so.1')
except OSError as _error:
    raise ImportError(f'pyexpat needs libexpat: {_error}', name='pyexpat') from None


class _Content(Structure):
    """A node of the content model of an element declaration."""


_Content._fields_ = [('type', c_int), ('quant', c_int), ('name', c_char_p), ('numchildren', c_uint),
                     ('children', POINTER(_Content))]


class _Encoding(Structure):
    _fields_ = [('map', c_int * 256), ('data', c_void_p), ('convert', c_void_p), ('release', c_void_p)]


class _Version(Structure):
    _fields_ = [('major', c_int), ('minor', c_int), ('micro', c_int)]


class _Feature(Structure):
    _fields_ = [('feature', c_int), ('name', c_char_p), ('value', c_long)]


def _function(name, result, *arguments):
    f = getattr(_lib, 'XML_' + name)
    f.restype, f.argtypes = result, arguments
    return f


_create = _function('ParserCreate_MM', c_void_p, c_char_p, c_void_p, c_char_p)
_create_external = _function('ExternalEntityParserCreate', c_void_p, c_void_p, c_char_p, c_char_p)
_free = _function('ParserFree', None, c_void_p)
_parse = _function('Parse', c_int, c_void_p, c_char_p, c_int, c_int)
_stop = _function('StopParser', c_int, c_void_p, c_byte)
_set_encoding = _function('SetEncoding', c_int, c_void_p, c_char_p)
_set_base = _function('SetBase', c_int, c_void_p, c_char_p)
_get_base = _function('GetBase', c_char_p, c_void_p)
_input_context = _function('GetInputContext', c_void_p, c_void_p, POINTER(c_int), POINTER(c_int))
_error_code = _function('GetErrorCode', c_int, c_void_p)
_error_string = _function('ErrorString', c_char_p, c_int)
_line = _function('GetCurrentLineNumber', c_ulong, c_void_p)
_column = _function('GetCurrentColumnNumber', c_ulong, c_void_p)
_byte_index = _function('GetCurrentByteIndex', c_long, c_void_p)
_specified = _function('GetSpecifiedAttributeCount', c_int, c_void_p)
_free_model = _function('FreeContentModel', None, c_void_p, c_void_p)
_triplets = _function('SetReturnNSTriplet', None, c_void_p, c_int)
_parameter_entities = _function('SetParamEntityParsing', c_int, c_void_p, c_int)
_foreign_dtd = _function('UseForeignDTD', c_int, c_void_p, c_byte)
_set_unknown_encoding = _function('SetUnknownEncodingHandler', None, c_void_p, c_void_p, c_void_p)
_UnknownEncoding = CFUNCTYPE(c_int, c_void_p, c_char_p, POINTER(_Encoding))
try:
    _deferral = _function('SetReparseDeferralEnabled', c_byte, c_void_p, c_byte)
except AttributeError:  # before 2.6
    _deferral = None


class ExpatError(Exception):
    """An error in the document, or in the use of the parser: code, lineno and offset."""


ExpatError.__module__ = 'xml.parsers.expat'
error = ExpatError


def ErrorString(code, /):
    """Returns string error for given number."""
    text = _error_string(code)
    return None if text is None else text.decode()


def _text(value):
    return None if value is None else value.decode()


def _model(node):
    return node.type, node.quant, _text(node.name), tuple([_model(node.children[i]) for i in range(node.numchildren)])


# Handlers: name -> (type of the result, types of the arguments behind the first); _SIZED stands for text with a length.
_SIZED = object()
_S = c_char_p
_HANDLERS = {
    'StartElement': (None, _S, POINTER(c_char_p)), 'EndElement': (None, _S), 'ProcessingInstruction': (None, _S, _S),
    'CharacterData': (None, _SIZED), 'UnparsedEntityDecl': (None, _S, _S, _S, _S, _S),
    'NotationDecl': (None, _S, _S, _S, _S), 'StartNamespaceDecl': (None, _S, _S), 'EndNamespaceDecl': (None, _S),
    'Comment': (None, _S), 'StartCdataSection': (None,), 'EndCdataSection': (None,), 'Default': (None, _SIZED),
    'DefaultHandlerExpand': (None, _SIZED), 'NotStandalone': (c_int,), 'ExternalEntityRef': (c_int, _S, _S, _S, _S),
    'StartDoctypeDecl': (None, _S, _S, _S, c_int), 'EndDoctypeDecl': (None,),
    'EntityDecl': (None, _S, c_int, _SIZED, _S, _S, _S, _S), 'XmlDecl': (None, _S, _S, c_int),
    'ElementDecl': (None, _S, POINTER(_Content)), 'AttlistDecl': (None, _S, _S, _S, _S, c_int),
    'SkippedEntity': (None, _S, c_int),
}


def _types(arguments):
    flat = [c_void_p]
    for a in arguments:
        flat += (c_void_p, c_int) if a is _SIZED else (a,)
    return flat


_prototypes = {name: CFUNCTYPE(row[0], *_types(row[1:])) for name, row in _HANDLERS.items()}
_setters = {name: _function(f'Set{name}' if name.endswith('Expand') else f'Set{name}Handler', None, c_void_p, c_void_p)
            for name in _HANDLERS}


class xmlparser:
    """XML parser"""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'pyexpat.xmlparser' instances")

    @classmethod
    def _make(cls, handle, intern, encoding=None, parent=None):
        self = object.__new__(cls)
        self._p = handle
        self._intern = intern
        self._parent = parent  # expat wants it to live longer
        self._encoding = encoding
        self._handlers = {}
        self._callbacks = {}
        self._error = None
        self._parsing = False
        self._buffer = None  # list of text under buffer_text
        self._buffer_used = 0
        self._buffer_size = 8192
        self._prefixes = False
        self.ordered_attributes = False
        self.specified_attributes = False
        self._unknown = _UnknownEncoding(self._unknown_encoding)
        _set_unknown_encoding(handle, self._unknown, None)
        return self

    def __del__(self):
        handle, self._p = self._p, None
        if handle:
            _free(handle)

    # --- callbacks ---

    def _fail(self, failure):
        if self._error is None:
            self._error = failure
            _stop(self._p, 0)
        return 0

    def _name(self, raw):
        if raw is None:
            return None
        name = raw.decode()
        return self._intern.setdefault(name, name)

    def _flush(self):
        if self._buffer:
            text = ''.join(self._buffer)
            self._buffer = []
            self._buffer_used = 0
            handler = self._handlers.get('CharacterData')
            if handler is not None:
                handler(text)

    def _connect(self, name):
        """Makes the C callback of a handler that is set."""
        arguments = _HANDLERS[name][1:]
        make = {'StartElement': self._start_element, 'CharacterData': self._character_data,
                'ElementDecl': self._element_declaration}.get(name)
        callback = _prototypes[name]((make or self._plain)(name, arguments))
        self._callbacks[name] = callback
        _setters[name](self._p, callback)

    def _start_element(self, kind, arguments):
        def call(_, name, attributes):
            if self._error is not None:
                return
            try:
                if self._buffer:
                    self._flush()
                handler = self._handlers.get(kind)
                if handler is None:
                    return
                n = _specified(self._p) if self.specified_attributes else sys.maxsize
                found = []
                while len(found) < n and attributes[len(found)] is not None:
                    raw = attributes[len(found)]
                    found.append(raw.decode() if len(found) & 1 else self._name(raw))
                if not self.ordered_attributes:
                    found = dict(zip(found[::2], found[1::2]))
                handler(self._name(name), found)
            except BaseException as failure:
                self._fail(failure)
        return call

    def _character_data(self, kind, arguments):
        def call(_, text, size):
            if self._error is not None:
                return
            try:
                text = string_at(text, size).decode()
                if self._buffer is not None:
                    if self._buffer_used + size > self._buffer_size:
                        self._flush()
                    if size <= self._buffer_size:
                        self._buffer.append(text)
                        self._buffer_used += size
                        return
                handler = self._handlers.get(kind)
                if handler is not None:
                    handler(text)
            except BaseException as failure:
                self._fail(failure)
        return call

    def _element_declaration(self, kind, arguments):
        def call(_, name, model):
            try:
                if self._error is None:
                    self._flush()
                    handler = self._handlers.get(kind)
                    if handler is not None:
                        handler(self._name(name), _model(model.contents))
            except BaseException as failure:
                self._fail(failure)
            finally:
                _free_model(self._p, model)
        return call

    def _plain(self, kind, arguments):
        answers = _HANDLERS[kind][0] is not None
        sized = [i for i, a in enumerate(arguments) if a is _SIZED]

        def call(_, *values):
            if self._error is not None:
                return 0
            try:
                if self._buffer:
                    self._flush()
                handler = self._handlers.get(kind)
                if handler is None:
                    return 1
                if sized:
                    i = sized[0]
                    text = None if not values[i] else string_at(values[i], values[i + 1]).decode()
                    values = *map(self._convert, values[:i]), text, *map(self._convert, values[i + 2:])
                else:
                    values = map(self._convert, values)
                result = handler(*values)
                return int(result) if answers else None
            except BaseException as failure:
                return self._fail(failure)
        return call

    def _convert(self, value):
        return self._name(value) if isinstance(value, bytes) else value

    def _unknown_encoding(self, _, name, info):
        try:
            table = bytes(range(256)).decode(name.decode(), 'replace')
            if len(table) != 256:
                raise ValueError('multi-byte encodings are not supported')
            info = info.contents
            for i, c in enumerate(table):
                info.map[i] = -1 if c == '\ufffd' else ord(c)
            info.data = info.convert = info.release = None
            return 1
        except BaseException as failure:
            return self._fail(failure)

    # --- methods ---

    def _raise(self, code):
        lineno, offset = _line(self._p), _column(self._p)
        failure = ExpatError(f'{ErrorString(code)}: line {lineno}, column {offset}')
        failure.code, failure.lineno, failure.offset = code, lineno, offset
        raise failure

    def _feed(self, data, final):
        if self._parsing:
            raise RuntimeError('the parser is parsing already')
        self._parsing = True
        try:
            status = _parse(self._p, data, len(data), final)
        finally:
            self._parsing = False
        if self._error is not None:
            failure, self._error = self._error, None
            try:
                raise failure
            finally:
                failure = None
        if status == 0:
            self._raise(_error_code(self._p))
        self._flush()
        return status

    def Parse(self, data, isfinal=False, /):
        """Parse XML data."""
        if isinstance(data, str):
            data = data.encode()
            _set_encoding(self._p, b'utf-8')
        elif not isinstance(data, bytes):
            data = bytes(memoryview(data))
        step = 1 << 20
        for i in range(0, len(data) - step, step):
            self._feed(data[i:i + step], False)
        start = (len(data) - 1) // step * step if data else 0
        return self._feed(data[start:] if start else data, bool(isfinal))

    def ParseFile(self, file, /):
        """Parse XML data from file-like object."""
        if not hasattr(file, 'read'):
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = file.read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            if len(data) > 2048:
                raise ValueError(f'read() returned too much data: 2048 bytes requested, {len(data)} returned')
            status = self._feed(bytes(data), not data)
            if not data:
                return status

    def SetBase(self, base, /):
        """Set the base URL for the parser."""
        if not _set_base(self._p, base.encode()):
            raise MemoryError

    def GetBase(self):
        """Return base URL string for the parser."""
        return _text(_get_base(self._p))

    def GetInputContext(self):
        """Return the untranslated text of the input that caused the current event, None outside handlers."""
        if not self._parsing:
            return None
        offset, size = c_int(), c_int()
        start = _input_context(self._p, byref(offset), byref(size))
        return string_at(start + offset.value, size.value - offset.value) if start else None

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """Create a parser for parsing an external entity based on the information passed to the handler."""
        raw = _bytes(encoding)
        handle = _create_external(self._p, _bytes(context), raw)
        if not handle:
            raise MemoryError
        child = self._make(handle, self._intern, raw, self)
        child.ordered_attributes, child.specified_attributes = self.ordered_attributes, self.specified_attributes
        child._prefixes = self._prefixes
        child._buffer_size = self._buffer_size
        child._buffer = None if self._buffer is None else []
        child._handlers.update(self._handlers)
        for name in _HANDLERS:
            if name in child._handlers:
                child._connect(name)
            else:
                _setters[name](handle, None)
        return child

    def SetParamEntityParsing(self, flag, /):
        """Controls parsing of parameter entities (including the external DTD subset)."""
        return _parameter_entities(self._p, flag)

    def UseForeignDTD(self, flag=True, /):
        """Allows the application to provide an artificial external subset if one is not specified as part of the
        document instance."""
        code = _foreign_dtd(self._p, bool(flag))
        if code:
            self._raise(code)

    if _deferral is not None:
        _deferred = True

        def SetReparseDeferralEnabled(self, enabled, /):
            """Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0."""
            if _deferral(self._p, bool(enabled)):
                self._deferred = bool(enabled)

        def GetReparseDeferralEnabled(self):
            """Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0."""
            return self._deferred
    else:
        def SetReparseDeferralEnabled(self, enabled, /):
            """Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0."""

        def GetReparseDeferralEnabled(self):
            """Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0."""
            return False

    # --- attributes ---

    intern = property(lambda self: self._intern)
    buffer_used = property(lambda self: self._buffer_used)
    ErrorCode = property(lambda self: _error_code(self._p))
    ErrorLineNumber = CurrentLineNumber = property(lambda self: _line(self._p))
    ErrorColumnNumber = CurrentColumnNumber = property(lambda self: _column(self._p))
    ErrorByteIndex = CurrentByteIndex = property(lambda self: _byte_index(self._p))

    @property
    def buffer_text(self):
        return self._buffer is not None

    @buffer_text.setter
    def buffer_text(self, value):
        if not value:
            self._flush()
        self._buffer = ([] if self._buffer is None else self._buffer) if value else None

    @property
    def buffer_size(self):
        return self._buffer_size

    @buffer_size.setter
    def buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError('buffer_size must be an integer')
        if value <= 0:
            raise ValueError('buffer_size must be greater than zero')
        if value >= 1 << 31:
            raise ValueError('buffer_size must not be greater than 2147483647')
        self._flush()
        self._buffer_size = value

    @property
    def namespace_prefixes(self):
        return self._prefixes

    @namespace_prefixes.setter
    def namespace_prefixes(self, value):
        self._prefixes = bool(value)
        _triplets(self._p, self._prefixes)

    def __setattr__(self, name, value):
        if name in ('ordered_attributes', 'specified_attributes'):
            value = bool(value)
        elif name[0] != '_' and not hasattr(type(self), name):
            raise AttributeError(f"'pyexpat.xmlparser' object has no attribute {name!r} and no __dict__ for setting new attributes")
        object.__setattr__(self, name, value)


def _handler_property(name):
    def get(self):
        return self._handlers.get(name)

    def change(self, value):
        if name == 'CharacterData':
            self._flush()
        if value is not None:
            self._handlers[name] = value
            if name not in self._callbacks:
                self._connect(name)
        elif self._handlers.pop(name, None) is not None and not self._parsing:
            _setters[name](self._p, None)
            del self._callbacks[name]

    return property(get, change)


for _handler in _HANDLERS:
    setattr(xmlparser, _handler if _handler.endswith('Expand') else _handler + 'Handler', _handler_property(_handler))

xmlparser.__module__ = 'pyexpat'
XMLParserType = xmlparser


def _bytes(text):
    return None if text is None else text.encode()


def _optional(value, name):
    if value is not None and not isinstance(value, str):
        raise TypeError(f"ParserCreate() argument '{name}' must be str or None, not {type(value).__name__}")
    if value is not None and '\0' in value:
        raise ValueError('embedded null character')
    return _bytes(value)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    encoding = _optional(encoding, 'encoding')
    separator = _optional(namespace_separator, 'namespace_separator')
    if separator is not None and len(separator) > 1:
        raise ValueError('namespace_separator must be at most one character, omitted, or None')
    if intern is None:
        intern = {}
    elif not isinstance(intern, dict):
        raise TypeError('intern must be a dictionary')
    handle = _create(encoding, None, separator)
    if not handle:
        raise MemoryError('XML_ParserCreate failed')
    return xmlparser._make(handle, intern, encoding)


_ERRORS = '''NO_MEMORY SYNTAX NO_ELEMENTS INVALID_TOKEN UNCLOSED_TOKEN PARTIAL_CHAR TAG_MISMATCH DUPLICATE_ATTRIBUTE
JUNK_AFTER_DOC_ELEMENT PARAM_ENTITY_REF UNDEFINED_ENTITY RECURSIVE_ENTITY_REF ASYNC_ENTITY BAD_CHAR_REF BINARY_ENTITY_REF
ATTRIBUTE_EXTERNAL_ENTITY_REF MISPLACED_XML_PI UNKNOWN_ENCODING INCORRECT_ENCODING UNCLOSED_CDATA_SECTION
EXTERNAL_ENTITY_HANDLING NOT_STANDALONE UNEXPECTED_STATE ENTITY_DECLARED_IN_PE FEATURE_REQUIRES_XML_DTD
CANT_CHANGE_FEATURE_ONCE_PARSING UNBOUND_PREFIX UNDECLARING_PREFIX INCOMPLETE_PE XML_DECL TEXT_DECL PUBLICID SUSPENDED
NOT_SUSPENDED ABORTED FINISHED SUSPEND_PE RESERVED_PREFIX_XML RESERVED_PREFIX_XMLNS RESERVED_NAMESPACE_URI
INVALID_ARGUMENT NO_BUFFER AMPLIFICATION_LIMIT_BREACH NOT_STARTED'''.split()

errors = ModuleType('pyexpat.errors', 'Constants used to describe error conditions.')
model = ModuleType('pyexpat.model', 'Constants used to interpret content model information.')
errors.codes, errors.messages = {}, {}
for _code, _name in enumerate(_ERRORS, 1):
    _message = ErrorString(_code)
    if _message is not None:
        setattr(errors, 'XML_ERROR_' + _name, _message)
        errors.codes[_message] = _code
        errors.messages[_code] = _message
for _i, _name in enumerate(('EMPTY', 'ANY', 'MIXED', 'NAME', 'CHOICE', 'SEQ'), 1):
    setattr(model, 'XML_CTYPE_' + _name, _i)
for _i, _name in enumerate(('NONE', 'OPT', 'REP', 'PLUS')):
    setattr(model, 'XML_CQUANT_' + _name, _i)
sys.modules['pyexpat.errors'], sys.modules['pyexpat.model'] = errors, model

XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)
EXPAT_VERSION = _function('ExpatVersion', c_char_p)().decode()
_v = _function('ExpatVersionInfo', _Version)()
version_info = _v.major, _v.minor, _v.micro
native_encoding = 'UTF-8'
features = []
_row = _function('GetFeatureList', POINTER(_Feature))()
while _row[len(features)].feature:
    _v = _row[len(features)]
    features.append((_v.name.decode(), _v.value))
del _handler, _code, _name, _message, _i, _v, _row
