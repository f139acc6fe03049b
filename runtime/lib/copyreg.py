# SPDX-License-Identifier: MIT
"""How objects take part in copying and pickling: functions that take values of a type apart, helpers that put
them together again, and the numbers that pickles may use instead of names.
"""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

_HEAP_TYPE = 1 << 9
_builtin_new = type(object.__new__)

# What pickle and copy hold on to: never bound to other dicts.
dispatch_table = {}        # type -> function
_extension_registry = {}   # (module, name) -> code
_inverted_registry = {}    # code -> (module, name)
_extension_cache = {}      # code -> object


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Has objects of a type taken apart by a function, which answers as __reduce__ would."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(union):
    import functools
    import operator
    return functools.reduce, (operator.or_, union.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


# Putting together.

def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


# Taking apart: protocols 0 and 1 of object.__reduce_ex__.

def _builtin_base(cls):
    """The first class among cls and its bases that no script made."""
    for base in cls.__mro__:
        new = base.__new__
        if not base.__flags__ & _HEAP_TYPE or isinstance(new, _builtin_new) and new.__self__ is base:
            return base


def _state_of(obj, protocol):
    cls = type(obj)
    slots = getattr(obj, "__slots__", None)
    if not hasattr(obj, "__getstate__"):
        if slots:
            raise TypeError(f"cannot pickle {cls.__name__!r} object: a class that defines __slots__ without defining "
                            f"__getstate__ cannot be pickled with protocol {protocol}")
        return getattr(obj, "__dict__", None)
    if slots and cls.__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    return obj.__getstate__()


def _reduce_ex(obj, protocol):
    assert protocol < 2
    cls = obj.__class__
    base = _builtin_base(cls)
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = cls, base, None if base is object else base(obj)
    state = _state_of(obj, protocol)
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _slotnames(cls):
    """The names under which instances of cls have what its __slots__, and those of its bases, describe."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for c in cls.__mro__ if hasattr(cls, "__slots__") else ():
        slots = c.__dict__.get("__slots__", ())
        prefix = c.__name__.lstrip("_")
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            private = prefix and name.startswith("__") and not name.endswith("__")
            names.append(f"_{prefix}{name}" if private else name)
    try:
        cls.__slotnames__ = names
    except Exception:  # a class that cannot be written to does without
        pass
    return names


# Numbers of well-known objects.

def add_extension(module, name, code):
    """Registers a number for an object: 1 to 0x7fffffff."""
    code = int(code)
    key = module, name
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
