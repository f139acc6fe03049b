# SPDX-License-Identifier: MIT
"""Weak references: dictionaries and sets that do not keep their contents alive, references to bound
methods, and finalizers that are called when an object dies.
"""

from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref,
                      getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet, _Walk

import _collections_abc
import itertools
import sys

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A weak reference to a bound method.

    The method object itself is made anew at each access, so it dies at once;
    this refers to the object and to the function instead, and puts the
    method together again as long as both live.
    """

    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(_):
            self = itself()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        itself = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is not other
        return ref.__ne__(self, other) or self._func_ref != other._func_ref

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference to a value of a dictionary, which knows its key."""

    __slots__ = ('key',)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakDictionary(_collections_abc.MutableMapping):
    """What both weak dictionaries do alike: waiting with removals while somebody walks."""

    def _settle(self):
        # Whoever changes the dictionary, even during a walk, finds the dead entries gone.
        if self._dead:
            self._commit_removals()

    def __len__(self):
        if self._dead and not self._walks:
            self._commit_removals()
        return len(self.data) - self._count_dead()

    def copy(self):
        new = (WeakKeyDictionary if isinstance(self, WeakKeyDictionary) else WeakValueDictionary)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            new = self.copy()
            new.update(other)
            return new
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            new = self.__class__()
            new.update(other)
            new.update(self)
            return new
        return NotImplemented


class WeakValueDictionary(_WeakDictionary):
    """A dictionary whose entries go when nobody else refers to their values."""

    def __init__(self, other=(), /, **kw):
        def forget(entry, owner=ref(self), remove=_remove_dead_weakref):
            self = owner()
            if self is not None:
                if self._walks:
                    self._dead.append(entry.key)
                else:
                    remove(self.data, entry.key)

        self._remove = forget
        self._dead = []
        self._walks = 0
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self, remove=_remove_dead_weakref):
        while self._dead:
            remove(self.data, self._dead.pop())

    def _count_dead(self):
        return len(self._dead)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __contains__(self, key):
        entry = self.data.get(key)
        return entry is not None and entry() is not None

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        with _Walk(self):
            for key, entry in self.data.items():
                value = entry()
                if value is not None:
                    new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        entry = self.data.get(key)
        value = None if entry is None else entry()
        return default if value is None else value

    def items(self):
        with _Walk(self):
            for key, entry in self.data.items():
                value = entry()
                if value is not None:
                    yield key, value

    def keys(self):
        with _Walk(self):
            for key, entry in self.data.items():
                if entry() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _Walk(self):
            for entry in self.data.values():
                value = entry()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        """The weak references themselves; any of them may be dead by the time it is used."""
        with _Walk(self):
            yield from self.data.values()

    def valuerefs(self):
        """A list of the weak references to the values."""
        return list(self.data.values())

    def popitem(self):
        self._settle()
        while True:
            key, entry = self.data.popitem()
            value = entry()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def update(self, other=None, /, **kwargs):
        self._settle()
        if other is not None:
            if not hasattr(other, 'items'):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakKeyDictionary(_WeakDictionary):
    """A dictionary whose entries go when nobody else refers to their keys."""

    def __init__(self, dict=None):
        self.data = {}

        def forget(entry, owner=ref(self)):
            self = owner()
            if self is not None:
                if self._walks:
                    self._dead.append(entry)
                else:
                    self.data.pop(entry, None)

        self._remove = forget
        self._dead = []
        self._walks = 0
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        while self._dead:
            self.data.pop(self._dead.pop(), None)

    def _count_dead(self):
        # An entry may have been deleted by its key between its death and now.
        return sum(entry in self.data for entry in self._dead)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        with _Walk(self):
            for entry, value in self.data.items():
                key = entry()
                if key is not None:
                    new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            entry = ref(key)
        except TypeError:
            return False
        return entry in self.data

    def items(self):
        with _Walk(self):
            for entry, value in self.data.items():
                key = entry()
                if key is not None:
                    yield key, value

    def keys(self):
        with _Walk(self):
            for entry in self.data:
                key = entry()
                if key is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _Walk(self):
            for entry, value in self.data.items():
                if entry() is not None:
                    yield value

    def keyrefs(self):
        """A list of the weak references to the keys."""
        return list(self.data)

    def popitem(self):
        while True:
            entry, value = self.data.popitem()
            key = entry()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            if not hasattr(dict, 'items'):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)


class finalize:
    """Calls func(*args, **kwargs) once: when obj dies, when this is called, or at exit.

    finalize(obj, func, *args, **kwargs)
    """

    # The state is kept here and not in the instance, so the instance lives as long as it has a task.
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index_iter = itertools.count()
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(self._index_iter)
        self._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        """If alive, mark as dead and return func(*args, **kwargs); else return None."""
        info = self._registry.pop(self, None)
        if info is not None and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """If alive, mark as dead and return (obj, func, args, kwargs); else return None."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """If alive, return (obj, func, args, kwargs); else return None."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether the finalizer has still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether the finalizer is called at exit."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; '
                f'for {type(obj).__name__!r} at {id(obj):#x}>')

    @classmethod
    def _select_for_exit(cls):
        pending = [(f, info) for f, info in cls._registry.items() if info.atexit]
        pending.sort(key=lambda item: item[1].index)
        return [f for f, info in pending]

    @classmethod
    def _exitfunc(cls):
        """Calls what is left, youngest first; cycles are left alone meanwhile."""
        enable = False
        try:
            if cls._registry:
                import gc
                if gc.isenabled():
                    enable = True
                    gc.disable()
                pending = None
                while True:
                    if pending is None or finalize._dirty:
                        pending = cls._select_for_exit()
                        finalize._dirty = False
                    if not pending:
                        break
                    f = pending.pop()
                    try:
                        f()
                    except Exception:
                        sys.excepthook(*sys.exc_info())
                    assert f not in cls._registry
        finally:
            finalize._shutdown = True
            if enable:
                gc.enable()
