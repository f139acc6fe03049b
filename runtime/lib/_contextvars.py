"""Context variables: values that belong to a chain of calls, such as one asyncio task."""

import sys

_missing = object()


class Token:
    """What ContextVar.set() gives, for ContextVar.reset()."""

    __slots__ = ('_context', '_var', '_old', '_used')
    MISSING = type('MISSING', (), {'__repr__': lambda self: '<Token.MISSING>', '__slots__': ()})()

    def __new__(cls, *args):
        if args and args[0] is _missing:
            return object.__new__(cls)
        raise RuntimeError('Tokens can only be created by ContextVars')

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old)

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    __class_getitem__ = classmethod(type(list[int]))


class Context:
    """A mapping of context variables to values; run() makes it the current one."""

    __slots__ = ('_values', '_entered', '__weakref__')

    def __init__(self):
        self._values = {}
        self._entered = None

    def run(self, callable, /, *args, **kwargs):
        if self._entered is not None:
            raise RuntimeError(f'cannot enter context: {self} is already entered')
        self._entered = previous = sys._get_context()
        if previous is None:
            self._entered = False
        sys._set_context(self)
        try:
            return callable(*args, **kwargs)
        finally:
            sys._set_context(previous)
            self._entered = None

    def copy(self):
        new = Context()
        new._values = self._values.copy()
        return new

    def __getitem__(self, var):
        _check(var)
        return self._values[var]

    def __contains__(self, var):
        _check(var)
        return var in self._values

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {var!r}')


def _current():
    context = sys._get_context()
    if context is None:
        context = Context()
        context._entered = False
        sys._set_context(context)
    return context


class ContextVar:
    """A variable whose value depends on the current context."""

    __slots__ = ('_name', '_default', '__weakref__')

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    name = property(lambda self: self._name)

    def get(self, default=_missing, /):
        context = sys._get_context()
        value = _missing if context is None else context._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = Token.__new__(Token, _missing)
        token._context = context
        token._var = self
        token._old = context._values.get(self, Token.MISSING)
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _current():
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is Token.MISSING:
            del token._context._values[self]
        else:
            token._context._values[self] = token._old

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __class_getitem__ = classmethod(type(list[int]))


def copy_context():
    """A copy of the current context."""
    return _current().copy()


for _class in (Token, Context, ContextVar):
    _class.__module__ = '_contextvars'
del _class
