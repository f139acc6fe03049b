"""Values between Python and SQLite for _sqlite3: binding, columns, arguments of functions, adapters and converters."""

from _sqlite3_library import OperationalError, ProgrammingError, call
from ctypes import string_at

adapters = {}
converters = {}
_INTEGER, _FLOAT, _TEXT, _BLOB, _NULL = 1, 2, 3, 4, 5
_COPY = -1  # SQLITE_TRANSIENT
_PLAIN = int, float, str, bytearray, type(None), bytes


class PrepareProtocol:
    """PEP 246 style object adaption protocol type."""


def register_adapter(type, adapter, /):
    """Register a function to adapt Python objects to SQLite values."""
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    """Register a function to convert SQLite values to Python objects."""
    converters[typename.upper()] = converter


_missing = object()


def adapt(obj, proto=PrepareProtocol, alt=_missing, /):
    """Adapt given object to given protocol."""
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    for method, argument in ((getattr(proto, '__adapt__', None), obj), (getattr(obj, '__conform__', None), proto)):
        if method is not None:
            try:
                adapted = method(argument)
            except TypeError:
                continue
            if adapted is not None:
                return adapted
    if alt is _missing:
        raise ProgrammingError("can't adapt")
    return alt


def memory_of(value):
    """The bytes of an object with a contiguous buffer."""
    view = memoryview(value)
    if not view.c_contiguous:
        raise BufferError('memoryview: underlying buffer is not C-contiguous')
    return view.tobytes()


def _bind(st, i, value, what):
    if type(value) not in _PLAIN or (type(value), PrepareProtocol) in adapters:
        value = adapt(value, PrepareProtocol, value)
    if value is None:
        code = call.bind_null(st, i)
    elif isinstance(value, int):
        if not -1 << 63 <= value < 1 << 63:
            raise OverflowError('Python int too large to convert to SQLite INTEGER')
        code = call.bind_int64(st, i, value)
    elif isinstance(value, float):
        code = call.bind_double(st, i, value)
    elif isinstance(value, str):
        raw = value.encode()
        if len(raw) > 0x7fffffff:
            raise OverflowError('string is longer than INT_MAX bytes')
        code = call.bind_text(st, i, raw, len(raw), _COPY)
    else:
        try:
            raw = value if isinstance(value, bytes) else memory_of(value)
        except TypeError:
            raise ProgrammingError(f"Error binding parameter {what}: type '{type(value).__name__}' is not supported") from None
        if len(raw) > 0x7fffffff:
            raise OverflowError('BLOB longer than INT_MAX bytes')
        code = call.bind_blob(st, i, raw, len(raw), _COPY) if raw else call.bind_zeroblob(st, i, 0)
    if code == 7:
        raise MemoryError
    if code:
        raise OperationalError(call.errstr(code).decode()) if code != 18 else _too_big()


def _too_big():
    from _sqlite3_library import DataError
    return DataError('string or blob too big')


def bind_all(st, parameters):
    """Binds a sequence or a mapping to the places of a statement."""
    needed = call.bind_parameter_count(st)
    if isinstance(parameters, dict) or (not isinstance(parameters, (tuple, list)) and not _is_sequence(parameters)):
        if not hasattr(type(parameters), '__getitem__'):
            raise ProgrammingError('parameters are of unsupported type')
        for i in range(1, needed + 1):
            name = call.bind_parameter_name(st, i)
            if name is None:
                raise ProgrammingError(f'Binding {i} has no name, but you supplied a dictionary (which has only names).')
            name = name.decode()[1:]
            try:
                value = parameters[name]
            except LookupError:
                raise ProgrammingError(f'You did not supply a value for binding parameter :{name}.') from None
            _bind(st, i, value, f"':{name}'")
        return
    given = len(parameters)
    if given != needed:
        raise ProgrammingError(f'Incorrect number of bindings supplied. The current statement uses {needed}, and there '
                               f'are {given} supplied.')
    for i in range(1, needed + 1):
        name = call.bind_parameter_name(st, i)
        if name is not None and name[:1] != b'?':
            import warnings
            warnings.warn(f"Binding {i} ('{name.decode()}') is a named parameter, but you supplied a sequence which "
                          'requires nominal (qmark) placeholders. Starting with Python 3.14 an sqlite3.ProgrammingError '
                          'will be raised.', DeprecationWarning)
        _bind(st, i, parameters[i - 1], i)


def _is_sequence(value):
    return hasattr(type(value), '__len__') and hasattr(type(value), '__getitem__') and not hasattr(value, 'keys')


def column_value(st, i, factory):
    """What a column holds, texts through text_factory."""
    kind = call.column_type(st, i)
    if kind == _INTEGER:
        return call.column_int64(st, i)
    if kind == _FLOAT:
        return call.column_double(st, i)
    if kind == _NULL:
        return None
    if kind == _BLOB:
        start, n = call.column_blob(st, i), call.column_bytes(st, i)
        return string_at(start, n) if n else b''
    start, n = call.column_text(st, i), call.column_bytes(st, i)
    raw = string_at(start, n) if n else b''
    if factory is not str:
        return factory(raw)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        name = call.column_name(st, i).decode()
        raise OperationalError(f"Could not decode to UTF-8 column '{name}' with text "
                               f"'{raw.decode('ascii', 'replace')}'") from None


def values_of(n, values):
    """The arguments of a call from SQL."""
    arguments = []
    for i in range(n):
        v = values[i]
        kind = call.value_type(v)
        if kind == _INTEGER:
            arguments.append(call.value_int64(v))
        elif kind == _FLOAT:
            arguments.append(call.value_double(v))
        elif kind == _NULL:
            arguments.append(None)
        else:
            start, size = (call.value_text if kind == _TEXT else call.value_blob)(v), call.value_bytes(v)
            raw = string_at(start, size) if size else b''
            arguments.append(raw.decode() if kind == _TEXT else raw)
    return arguments


def result(context, value):
    """Gives the result of a function to SQL."""
    if value is None:
        call.result_null(context)
    elif isinstance(value, int):
        if not -1 << 63 <= value < 1 << 63:
            raise OverflowError('Python int too large to convert to SQLite INTEGER')
        call.result_int64(context, value)
    elif isinstance(value, float):
        call.result_double(context, value)
    elif isinstance(value, str):
        raw = value.encode()
        call.result_text(context, raw, len(raw), _COPY)
    else:
        raw = memory_of(value)
        call.result_blob(context, raw, len(raw), _COPY)
