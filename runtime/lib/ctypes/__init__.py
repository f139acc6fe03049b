"""Calling functions of C libraries, with C's types. Memory and calls are in _ctypes; the classes are here."""

import _ctypes
import os as _os
import sys as _sys
import weakref as _weakref
from _ctypes import (ArgumentError, CArgObject as _CArgObject, Layout as _Layout, RTLD_GLOBAL, RTLD_LOCAL,
                     addressof, byref, get_errno, memmove, memset, resize, set_errno, string_at, wstring_at)

__version__ = "1.1.0"
DEFAULT_MODE = RTLD_LOCAL

_FLAGS = _ctypes.FUNCFLAG_CDECL
_load, _store, _at, _value_at = _ctypes.load, _ctypes.store, _ctypes.at, _ctypes.value_at
_argument, _CDataBase = _ctypes.argument, _ctypes._CData


def _layout(cls):
    """The layout of a class that has one."""
    return getattr(cls, "_layout_", None)


def sizeof(obj):
    """Return the size in bytes of a C instance or type."""
    if isinstance(obj, _CDataBase):
        return _ctypes.size_of(obj)
    layout = _layout(obj) if isinstance(obj, CType_Type) else None
    if layout is None:
        raise TypeError("this type has no size")
    return layout.size


def alignment(obj):
    """Return the alignment requirements of a C instance or type."""
    layout = _layout(obj if isinstance(obj, type) else type(obj))
    if layout is None:
        raise TypeError("no alignment info")
    return layout.align


# --- metaclasses: what can be asked of a type ---

class CType_Type(type):
    """Metatype of all ctypes classes."""

    __module__ = "_ctypes"

    def __mul__(cls, length):
        return _array_type(cls, length)

    __rmul__ = __mul__

    def from_address(cls, address):
        """An instance that looks at an address."""
        return _at(cls, address, None)

    def from_buffer(cls, source, offset=0):
        """An instance that shares the memory of a writable object."""
        return _ctypes.from_buffer(cls, source, offset)

    def from_buffer_copy(cls, source, offset=0):
        """An instance with a copy of an object's bytes."""
        if offset < 0:
            raise ValueError("offset cannot be negative")
        data = memoryview(source).cast("B")
        size = sizeof(cls)
        if size > len(data) - offset:
            raise ValueError(f"Buffer size too small ({len(data)} instead of at least {size + offset} bytes)")
        self = cls.__new__(cls)
        _ctypes.fill(self, 0, data[offset:offset + size])
        return self

    def in_dll(cls, library, name):
        """The variable `name` of a library."""
        try:
            address = _ctypes.dlsym(library._handle, name)
        except OSError as e:
            raise ValueError(str(e)) from None
        return _at(cls, address, library)

    def from_param(cls, value):
        """What is passed to a function for value."""
        if isinstance(value, cls):
            return value
        if isinstance(value, _CArgObject):
            layout = _layout(cls)
            target = layout.element if layout is not None and layout.kind == "P" else None
            if target is not None and isinstance(value._obj, target):
                return value
            raise TypeError(f"expected {cls.__name__} instance instead of pointer to "
                            f"{type(value._obj).__name__}")
        if hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        raise TypeError(f"expected {cls.__name__} instance instead of {type(value).__name__}")


class PyCSimpleType(CType_Type):
    """Metatype of the numbers and strings of C."""

    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        code = getattr(cls, "_type_", None)
        if bases == (_CDataBase,):
            return cls
        if not isinstance(code, str):
            raise TypeError("class must define a '_type_' string attribute" if code is not None else
                            "class must define a '_type_' attribute")
        if len(code) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if code not in _SIZES:
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 "a single character string containing one of "
                                 "'cbBhHiIlLfdguzZPqQOv?'.")
        plain = bases[0] is _SimpleCData
        size = _SIZES[code]
        cls._layout_ = _Layout("s", code, size, size, 1, None, None, plain, False)
        if plain and "__ctype_be__" not in namespace and code in "cbBhHiIlLqQfd?":
            cls._make_swapped(name, bases, namespace, size)
        return cls

    def _make_swapped(cls, name, bases, namespace, size):
        """The twin of a number class in the other byte order."""
        other = cls
        if size > 1:
            other = type.__new__(PyCSimpleType, name, bases, dict(namespace))
            other._layout_ = _Layout("s", cls._type_, size, size, 1, None, None, True, True)
        little, big = (cls, other) if _sys.byteorder == "little" else (other, cls)
        for each in (cls, other):
            each.__ctype_le__, each.__ctype_be__ = little, big

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if cls is _SimpleCData:
            raise TypeError("abstract class")
        code = cls._type_
        if code in "zZP":
            return cls._pointer_param(value, code)
        try:
            return _argument(code, value)
        except TypeError:
            if hasattr(value, "_as_parameter_"):
                return cls.from_param(value._as_parameter_)
            raise

    def _pointer_param(cls, value, code):
        """Strings, and c_void_p, which takes everything that is an address."""
        if value is None:
            return None
        if code in "zP" and isinstance(value, bytes):
            return _argument("z", value)
        if code in "ZP" and isinstance(value, str):
            return _argument("Z", value)
        if code == "P" and isinstance(value, int):
            return _argument("P", value)
        item = {"z": c_char, "Z": c_wchar}.get(code)
        if isinstance(value, (Array, _Pointer)) and (item is None or issubclass(value._type_, item)):
            return value
        if isinstance(value, _CArgObject) and (item is None or isinstance(value._obj, item)):
            return value
        if code == "P" and (isinstance(value, CFuncPtr) or
                            isinstance(value, _SimpleCData) and value._type_ in "zZ"):
            return value
        if hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as ctypes.{cls.__name__}")


class PyCArrayType(CType_Type):
    """Metatype of arrays."""

    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if bases == (_CDataBase,):
            return cls
        length, item = getattr(cls, "_length_", None), getattr(cls, "_type_", None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        if item is None:
            raise AttributeError("class must define a '_type_' attribute")
        layout = _layout(item)
        if layout is None:
            raise TypeError("_type_ must have storage info")
        if length * layout.size >= 1 << 63:
            raise OverflowError("array too large")
        cls._layout_ = _Layout("A", " ", length * layout.size, layout.align, length, item, None, False, False)
        if layout.kind == "s" and layout.code == "c":
            cls.value, cls.raw = _char_value, _char_raw
        elif layout.kind == "s" and layout.code == "u":
            cls.value = _wchar_value
        return cls

    def from_param(cls, value):
        if isinstance(value, (bytes, str)) and cls._layout_.element._layout_.code in "cu":
            kind = bytes if cls._type_._layout_.code == "c" else str
            if not isinstance(value, kind):
                raise TypeError(f"expected {'bytes' if kind is bytes else 'unicode string'}, "
                                f"{type(value).__name__} found")
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            return cls(*value)
        if isinstance(value, tuple):
            if len(value) > cls._length_:
                raise RuntimeError("Invalid length")
            return cls(*value)
        return super().from_param(value)


class PyCPointerType(CType_Type):
    """Metatype of pointers."""

    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if bases == (_CDataBase,):
            return cls
        target = namespace.get("_type_")
        if target is not None and not isinstance(target, CType_Type):
            raise TypeError("_type_ must have storage info")
        cls._layout_ = _Layout("P", "P", _SIZES["P"], _SIZES["P"], 1, target, None, False, False)
        return cls

    def set_type(cls, target):
        """Tells an incomplete pointer type what it points to."""
        if not isinstance(target, CType_Type):
            raise TypeError("_type_ must have storage info")
        cls._type_ = target
        cls._layout_.element = target

    def from_param(cls, value):
        if value is None:
            return None
        target = getattr(cls, "_type_", None)
        if target is not None:
            if isinstance(value, target):
                return byref(value)
            if isinstance(value, (_Pointer, Array)) and issubclass(value._type_, target):
                return value
        return super().from_param(value)


class PyCFuncPtrType(CType_Type):
    """Metatype of function pointers."""

    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if bases == (_ctypes.Function,):
            return cls
        if not isinstance(getattr(cls, "_flags_", None), int):
            raise TypeError("class must define _flags_ which must be an integer")
        if len(getattr(cls, "_argtypes_", ())) > _ctypes.CTYPES_MAX_ARGCOUNT:
            raise ArgumentError(f"_argtypes_ has too many arguments ({len(cls._argtypes_)}), "
                                f"maximum is {_ctypes.CTYPES_MAX_ARGCOUNT}")
        for item in getattr(cls, "_argtypes_", ()):
            if not hasattr(item, "from_param"):
                raise TypeError("item 1 in _argtypes_ has no from_param method")
        restype = getattr(cls, "_restype_", None)
        if restype is not None and not callable(restype):
            raise TypeError("_restype_ must be a type, a callable, or None")
        cls._layout_ = _Layout("F", "P", _SIZES["P"], _SIZES["P"], 1, None, None, False, False)
        return cls


class _Compound(CType_Type):
    """What the metatypes of Structure and Union share."""

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if bases == (_CDataBase,):
            return cls
        if "_fields_" in namespace:
            cls._set_fields(namespace["_fields_"])
        elif "_abstract_" in namespace:
            return cls
        elif _layout(cls) is None:
            cls._layout_ = _Layout(meta._kind, " ", 0, 1, 0, None, (), False, False)
            cls._is_final = False
        elif "_layout_" not in namespace:
            bases[0]._is_final = True
        return cls

    def __setattr__(cls, name, value):
        if name == "_fields_":
            if cls.__dict__.get("_is_final", False):
                raise AttributeError("_fields_ is final")
            cls._set_fields(value)
        super().__setattr__(name, value)

    def _set_fields(cls, fields):
        from ctypes._fields import place
        if cls.__dict__.get("_is_final", False):
            raise AttributeError("_fields_ is final")
        place(cls, fields)


class PyCStructType(_Compound):
    """Metatype of structures."""

    __module__ = "_ctypes"
    _kind = "S"


class UnionType(_Compound):
    """Metatype of unions."""

    __module__ = "_ctypes"
    _kind = "U"


_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "u": 4, "q": 8, "Q": 8,
          "d": 8, "g": 16, "l": 8, "L": 8, "z": 8, "Z": 8, "P": 8, "O": 8}


# --- instances ---

def _no_delete(self):
    raise TypeError("can't delete attribute")


def _unpickle(cls, state):
    """Makes what __reduce__ has taken apart."""
    self = cls.__new__(cls)
    self.__setstate__(state)
    return self


class _Instance:
    """Methods of all instances; mixed in by hand, for the base class is native."""

    def __reduce__(self):
        if _holds_pointers(type(self)):
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        return _unpickle, (type(self), (dict(getattr(self, "__dict__", ())), _ctypes.raw(self)))

    def __setstate__(self, state):
        if state[0]:
            self.__dict__.update(state[0])
        _ctypes.fill(self, 0, state[1])

    def __ctypes_from_outparam__(self):
        return self


def _holds_pointers(cls):
    layout = cls._layout_
    if layout.kind in "PF" or layout.kind == "s" and layout.code in "zZPO":
        return True
    if layout.kind == "A":
        return _holds_pointers(layout.element)
    return layout.kind in "SU" and any(_holds_pointers(field[1]) for field in _all_fields(cls))


def _all_fields(cls):
    for base in reversed(cls.__mro__):
        yield from base.__dict__.get("_fields_", ())


def _adopt(cls):
    for name, method in vars(_Instance).items():
        if name in ("__reduce__", "__setstate__", "__ctypes_from_outparam__"):
            if name not in vars(cls):
                setattr(cls, name, method)
    return cls


@_adopt
class _SimpleCData(_CDataBase, metaclass=PyCSimpleType):
    """A number or string of C."""

    __slots__ = ()
    __module__ = "_ctypes"

    def __init__(self, *value):
        if value:
            if len(value) > 1:
                raise TypeError(f"{type(self).__name__}() takes at most 1 argument ({len(value)} given)")
            _ctypes.set_value(self, value[0])

    value = property(_ctypes.get_value, _ctypes.set_value, _no_delete, "current value")

    def __bool__(self):
        return any(_ctypes.raw(self))

    def __repr__(self):
        if type(self).__bases__[0] is not _SimpleCData:
            return f"<{type(self).__name__} object at {id(self):#x}>"
        return f"{type(self).__name__}({self.value!r})"

    def __ctypes_from_outparam__(self):
        return self.value if self._layout_.plain else self


def _index(self, index, what="indices must be integers"):
    if not hasattr(index, "__index__"):
        raise TypeError(what)
    return index.__index__()


@_adopt
class Array(_CDataBase, metaclass=PyCArrayType):
    """Abstract base class for arrays."""

    __slots__ = ()
    __module__ = "_ctypes"

    def __init__(self, *items):
        if len(items) > self._length_:
            raise IndexError("invalid index")
        for i, item in enumerate(items):
            self[i] = item

    def __len__(self):
        return self._length_

    def __getitem__(self, index):
        item = self._type_
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            return _joined(item, [_load(self, i * item._layout_.size, item) for i in places])
        i = _index(self, index)
        if i < 0:
            i += self._length_
        if not 0 <= i < self._length_:
            raise IndexError("invalid index")
        return _load(self, i * item._layout_.size, item)

    def __setitem__(self, index, value):
        item = self._type_
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            values = list(value)
            if len(values) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for i, each in zip(places, values):
                _assign(self, i * item._layout_.size, item, each)
            return
        i = _index(self, index)
        if i < 0:
            i += self._length_
        if not 0 <= i < self._length_:
            raise IndexError("invalid index")
        _assign(self, i * item._layout_.size, item, value)

    def __delitem__(self, index):
        raise TypeError("Array does not support item deletion")

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _joined(item, values):
    """A slice of characters is a string."""
    code = item._layout_.code if item._layout_.plain else " "
    return b"".join(values) if code == "c" else "".join(values) if code == "u" else values


def _assign(owner, offset, cls, value):
    """Stores value in a part of owner: tuples make structures and arrays."""
    if isinstance(value, tuple) and cls._layout_.kind in "SUA":
        value = _built(cls, value)
    _store(owner, offset, cls, value)


def _built(cls, values):
    """An instance made of a tuple; errors say of what."""
    try:
        return cls(*values)
    except Exception as e:
        raise RuntimeError(f"({cls.__name__}) {type(e).__name__}: {e}") from None


def _get_chars(self):
    raw = _ctypes.raw(self)
    end = raw.find(0)
    return raw if end < 0 else raw[:end]


def _set_chars(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
    size = sizeof(self)
    if len(value) > size:
        raise ValueError("byte string too long")
    _ctypes.fill(self, 0, value if len(value) == size else value + b"\0")


def _set_raw(self, value):
    if memoryview(value).nbytes > sizeof(self):
        raise ValueError("byte string too long")
    _ctypes.fill(self, 0, value)


def _get_wchars(self):
    text = "".join(self[i] for i in range(self._length_))
    end = text.find("\0")
    return text if end < 0 else text[:end]


def _set_wchars(self, value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    if len(value) > self._length_:
        raise ValueError("string too long")
    for i, each in enumerate(value):
        self[i] = each
    if len(value) < self._length_:
        self[len(value)] = "\0"


_char_value = property(_get_chars, _set_chars, _no_delete, "string value")
_char_raw = property(lambda self: _ctypes.raw(self), _set_raw, None, "value")
_wchar_value = property(_get_wchars, _set_wchars, _no_delete, "string value")


def _array_type(item, length):
    if not hasattr(length, "__index__"):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
    length = length.__index__()
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    made = _array_types.get((item, length))
    if made is None:
        name = f"{item.__name__}_Array_{length}"
        made = PyCArrayType(name, (Array,), {"_length_": length, "_type_": item, "__module__": item.__module__})
        _array_types[item, length] = made
    return made


_array_types = _weakref.WeakValueDictionary()


@_adopt
class Structure(_CDataBase, metaclass=PyCStructType):
    """Structure base class"""

    __slots__ = ()
    __module__ = "_ctypes"

    def __init__(self, *values, **named):
        _fill_fields(self, values, named)


@_adopt
class Union(_CDataBase, metaclass=UnionType):
    """Union base class"""

    __slots__ = ()
    __module__ = "_ctypes"

    def __init__(self, *values, **named):
        _fill_fields(self, values, named)


def _fill_fields(self, values, named):
    cls = type(self)
    if not cls.__dict__.get("_is_final", False):
        cls._is_final = True
    if values:
        names = [field[0] for field in _all_fields(type(self))]
        if len(values) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, values):
            if name in named:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
    for name, value in named.items():
        setattr(self, name, value)


@_adopt
class _Pointer(_CDataBase, metaclass=PyCPointerType):
    """Abstract base class for pointers."""

    __slots__ = ()
    __module__ = "_ctypes"

    def __new__(cls, *args):
        if cls is _Pointer:
            raise TypeError("abstract class")
        if cls._layout_.element is None:
            raise TypeError("Cannot create instance: has no _type_")
        return super().__new__(cls)

    def __init__(self, target=None, /):
        if target is not None:
            self.contents = target

    def _address(self):
        address = _ctypes.get_value(self)
        if address is None:
            raise ValueError("NULL pointer access")
        return address

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        return _at(self._type_, self._address(), self)

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            if not (isinstance(target, Array) and issubclass(target._type_, self._type_)):
                raise TypeError(f"expected {self._type_.__name__} instead of {type(target).__name__}")
        _ctypes.set_value(self, addressof(target))
        _ctypes.remember(self, target)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._slice(index)
        item = self._type_
        return _value_at(item, self._address() + _index(self, index, "Pointer indices must be integer")
                         * item._layout_.size, self)

    def _slice(self, index):
        step = 1 if index.step is None else index.step.__index__()
        if step == 0:
            raise ValueError("slice step cannot be zero")
        if index.start is None and step < 0:
            raise ValueError("slice start is required for step < 0")
        if index.stop is None:
            raise ValueError("slice stop is required")
        start = 0 if index.start is None else index.start.__index__()
        return _joined(self._type_, [self[i] for i in range(start, index.stop.__index__(), step)])

    def __setitem__(self, index, value):
        item = self._type_
        address = self._address() + _index(self, index, "Pointer indices must be integer") * item._layout_.size
        _assign(_at(item, address, self), 0, item, value)

    def __delitem__(self, index):
        raise TypeError("Pointer does not support item deletion")

    def __bool__(self):
        return _ctypes.get_value(self) is not None


@_adopt
class CFuncPtr(_ctypes.Function, metaclass=PyCFuncPtrType):
    """Function Pointer"""

    __slots__ = ()
    __module__ = "_ctypes"

    def __init__(self, *args):
        if args:
            self._point_to(*args)

    def _point_to(self, target, *flags):
        if isinstance(target, tuple):
            self._find_symbol(*target)
            if flags and flags[0] is not None:
                from ctypes._prototype import declare
                declare(self, flags[0])
        elif isinstance(target, int):
            _ctypes.set_value(self, target)
        elif callable(target):
            if getattr(type(self), "_argtypes_", None) is None:
                raise TypeError("cannot construct instance of this class: no argtypes")
            thunk = _ctypes.thunk(target, getattr(type(self), "_restype_", None), tuple(type(self)._argtypes_))
            _ctypes.set_value(self, _ctypes.thunk_address(thunk))
            _ctypes.remember(self, thunk)
        else:
            raise TypeError("argument must be callable or integer function address")

    def _find_symbol(self, name, library):
        if not isinstance(name, str):
            raise NotImplementedError("functions have names here, not numbers")
        try:
            address = _ctypes.dlsym(library._handle, name)
        except OSError as e:
            raise AttributeError(str(e)) from None
        _ctypes.set_value(self, address)
        _ctypes.remember(self, library)
        self.__name__ = name

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"


_CFuncPtr = CFuncPtr


def _simple(name, code, **more):
    """Defines one of the plain classes."""
    return PyCSimpleType(name, (_SimpleCData,), {"_type_": code, "__module__": "ctypes", **more})


c_bool, c_char, c_wchar = _simple("c_bool", "?"), _simple("c_char", "c"), _simple("c_wchar", "u")
c_byte, c_ubyte = _simple("c_byte", "b"), _simple("c_ubyte", "B")
c_short, c_ushort = _simple("c_short", "h"), _simple("c_ushort", "H")
c_int, c_uint = _simple("c_int", "i"), _simple("c_uint", "I")
c_long, c_ulong = _simple("c_long", "l"), _simple("c_ulong", "L")
c_longlong, c_ulonglong = c_long, c_ulong
c_float, c_double, c_longdouble = _simple("c_float", "f"), _simple("c_double", "d"), _simple("c_longdouble", "g")


def _address_repr(self):
    return f"{type(self).__name__}({_ctypes.address_in(self)!r})"


c_char_p = _simple("c_char_p", "z", __repr__=_address_repr)
c_wchar_p = _simple("c_wchar_p", "Z", __repr__=_address_repr)
c_void_p = _simple("c_void_p", "P")
c_voidp = c_void_p


def _object_repr(self):
    try:
        return f"py_object({self.value!r})"
    except ValueError:
        return "py_object(<NULL>)"


py_object = _simple("py_object", "O", __repr__=_object_repr)
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_size_t, c_ssize_t, c_time_t = c_ulong, c_long, c_long
SIZEOF_TIME_T = sizeof(c_time_t)


# --- pointers, strings, functions ---

_pointer_type_cache = {}
_function_types = {}


def _reset_cache():
    _pointer_type_cache.clear()
    _function_types.clear()
    _pointer_type_cache[None] = c_void_p
    POINTER(c_char).from_param = c_char_p.from_param
    POINTER(c_wchar).from_param = c_wchar_p.from_param


def POINTER(target):
    """Create and return a new ctypes pointer type."""
    made = _pointer_type_cache.get(target)
    if made is not None:
        return made
    if target is None:
        made = c_void_p
    elif isinstance(target, str):
        made = PyCPointerType(f"LP_{target}", (_Pointer,), {})
        _pointer_type_cache[id(made)] = made
        return made
    elif isinstance(target, CType_Type):
        made = PyCPointerType(f"LP_{target.__name__}", (_Pointer,), {"_type_": target})
    else:
        raise TypeError("must be a ctypes type")
    _pointer_type_cache[target] = made
    return made


def pointer(target):
    """Create a new pointer instance, pointing to 'obj'."""
    if not isinstance(target, _CDataBase):
        raise TypeError("_type_ must have storage info")
    return POINTER(type(target))(target)


def SetPointerType(made, target):
    """Completes POINTER("name")."""
    import warnings
    warnings._deprecated("ctypes.SetPointerType", remove=(3, 15))
    if _pointer_type_cache.get(target, None) is not None:
        raise RuntimeError("This type already exists in the cache")
    if id(made) not in _pointer_type_cache:
        raise RuntimeError("What's this???")
    made.set_type(target)
    _pointer_type_cache[target] = made
    del _pointer_type_cache[id(made)]


def create_string_buffer(init, size=None):
    """A mutable character array: from bytes, or of a size."""
    if isinstance(init, bytes):
        _sys.audit("ctypes.create_string_buffer", init, size)
        buffer = (c_char * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """A mutable array of wide characters: from str, or of a size."""
    if isinstance(init, str):
        buffer = (c_wchar * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def ARRAY(item, length):
    return item * length


def _function_type(restype, argtypes, flags):
    key = restype, argtypes, flags
    made = _function_types.get(key)
    if made is None:
        made = PyCFuncPtrType("CFunctionType", (CFuncPtr,),
                              {"_argtypes_": argtypes, "_restype_": restype, "_flags_": flags,
                               "__qualname__": "CFUNCTYPE.<locals>.CFunctionType", "__module__": "ctypes"})
        _function_types[key] = made
    return made


def CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False):
    """Return a class for function pointers with these types; the GIL is released during calls."""
    if use_last_error:
        raise ValueError("use_last_error is for Windows")
    return _function_type(restype, argtypes, _FLAGS | (_ctypes.FUNCFLAG_USE_ERRNO if use_errno else 0))


def PYFUNCTYPE(restype, *argtypes):
    """As CFUNCTYPE, but calls keep the GIL."""
    return _function_type(restype, argtypes, _FLAGS | _ctypes.FUNCFLAG_PYTHONAPI)


def cast(obj, typ):
    """An instance of pointer type `typ` with the address that obj stands for."""
    layout = _layout(typ) if isinstance(typ, CType_Type) else None
    if layout is None or not (layout.kind in "PF" or layout.kind == "s" and layout.code in "sPzUZXO"):
        name = getattr(typ, "__name__", typ)
        raise TypeError(f"cast() argument 2 must be a pointer type, not {name}")
    made = typ()
    if isinstance(obj, (bytes, str)):
        obj = (c_char_p if isinstance(obj, bytes) else c_wchar_p)(obj)
    address = _ctypes.pointer_value(obj)
    _ctypes.set_address(made, address)
    if isinstance(obj, (_CDataBase, _CArgObject)):
        _ctypes.remember(made, obj)
    return made


_reset_cache()
for _each in (_SimpleCData, _Pointer, Array, Structure, Union, CFuncPtr, POINTER, pointer, sizeof, alignment):
    setattr(_ctypes, _each.__name__, _each)
_ctypes._pointer_type_cache = _pointer_type_cache


# --- libraries ---

class CDLL:
    """A loaded library: its functions are attributes, called in the C calling convention, GIL released."""

    _func_flags_ = _FLAGS
    _func_restype_ = c_int
    _name, _handle = "<uninitialized>", 0

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False,
                 winmode=None):
        if name is not None:
            name = _os.fspath(name)
            if isinstance(name, bytes):
                name = _os.fsdecode(name)
        self._name = name
        flags = self._func_flags_ | (_ctypes.FUNCFLAG_USE_ERRNO if use_errno else 0)
        if use_last_error:
            raise ValueError("use_last_error is for Windows")
        self._FuncPtr = PyCFuncPtrType("_FuncPtr", (CFuncPtr,), {
            "_flags_": flags, "_restype_": self._func_restype_, "__module__": "ctypes",
            "__qualname__": "CDLL.__init__.<locals>._FuncPtr"})
        self._handle = _ctypes.dlopen(name, mode) if handle is None else handle

    def __repr__(self):
        return f"<{type(self).__name__} '{self._name}', handle {self._handle:x} at {id(self):#x}>"

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        function = self[name]
        setattr(self, name, function)
        return function

    def __getitem__(self, name):
        function = self._FuncPtr((name, self))
        if not isinstance(name, int):
            function.__name__ = name
        return function


class PyDLL(CDLL):
    """As CDLL, but calls keep the GIL."""

    _func_flags_ = _FLAGS | _ctypes.FUNCFLAG_PYTHONAPI


class LibraryLoader:
    """cdll.name loads a library and remembers it."""

    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(name)
        try:
            library = self._dlltype(name)
        except OSError:
            raise AttributeError(name)
        setattr(self, name, library)
        return library

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return self._dlltype(name)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


cdll, pydll = LibraryLoader(CDLL), LibraryLoader(PyDLL)
pythonapi = PyDLL(None)


from ctypes._endian import BigEndianStructure, BigEndianUnion, LittleEndianStructure, LittleEndianUnion
