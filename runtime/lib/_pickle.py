"""PickleBuffer, and the public pickler and unpickler: those of pickle.py with the errors of a strict reader.

pickle.py imports PickleBuffer while it is half loaded and the other names at its end: those are made then.
"""

from _struct import error as struct_error


class PickleError(Exception):
    """What errors of pickling and unpickling have in common."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """The data cannot be unpickled."""


class PickleBuffer:
    """Wrapper for potentially out-of-band buffers"""

    __slots__ = '_view', '__weakref__'

    def __init__(self, object, /):
        try:
            self._view = memoryview(object)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(object).__name__}'") from None

    def __init_subclass__(cls):
        raise TypeError("type 'pickle.PickleBuffer' is not an acceptable base type")

    def _get(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def __buffer__(self, flags):
        view = self._get()
        if flags & 1 and view.readonly:
            raise BufferError('Object is not writable.')
        return memoryview(view)

    def raw(self):
        """A memoryview of the raw memory: one dimension of bytes."""
        view = self._get()
        if not view.c_contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        return view.cast('B')

    def release(self):
        """Release the underlying buffer exposed by the PickleBuffer object."""
        if self._view is not None:
            self._view.release()
            self._view = None

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'pickle.PickleBuffer' object")


PickleBuffer.__module__ = 'pickle'


def _failure(error, unpickler):
    """What to raise for an error of an operation itself; None when it comes from code that the operation called."""
    last = error.__traceback__
    names = [last.tb_frame.f_code.co_name]
    while last.tb_next is not None:
        last = last.tb_next
        names.append(last.tb_frame.f_code.co_name)
    name = names[-1]
    if isinstance(error, EOFError):
        inside = name == 'exact' and len(names) > 1 and names[1].startswith('load_')
        return UnpicklingError('pickle data was truncated') if inside else None
    if last.tb_frame.f_globals.get('__name__') != 'pickle' or not (name.startswith(('load', 'pop_mark'))):
        return None
    if isinstance(error, KeyError):
        return UnpicklingError(f"invalid load key, '{repr(bytes(error.args))[2:-1]}'.") if len(names) == 1 else None
    if isinstance(error, struct_error):
        return UnpicklingError('pickle data was truncated')
    if unpickler.stack and name in ('load_reduce', 'load_newobj', 'load_newobj_ex', 'load_build'):
        return None  # from native code that was called
    return UnpicklingError('could not find MARK' if name in ('pop_mark', 'load_pop_mark') else
                           'unexpected MARK found' if unpickler.metastack else 'unpickling stack underflow')


def check_newobj_ex(args):
    """The arguments of copyreg.__newobj_ex__ in the result of a __reduce__."""
    if len(args) != 3:
        raise PicklingError(f'length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}')
    for value, wanted, which in (args[1], tuple, 'second'), (args[2], dict, 'third'):
        if not isinstance(value, wanted):
            raise PicklingError(f'{which} item from NEWOBJ_EX argument tuple must be a {wanted.__name__}, '
                                f'not {type(value).__name__}')


def _make_classes():
    import pickle
    from io import BytesIO

    class Unpickler(pickle._Unpickler):
        """This takes a binary file for reading a pickle data stream."""

        def load(self):
            """Load a pickle."""
            if '_file_read' not in self.__dict__:
                raise UnpicklingError(f'Unpickler.__init__() was not called by {type(self).__name__}.__init__()')
            read, readline = self._file_read, self._file_readline

            def whole_line():
                line = readline()
                if line[-1:] != b'\n':
                    raise UnpicklingError('pickle data was truncated')
                return line

            def exact(n):
                data = read(n)
                if len(data) < n:
                    raise UnpicklingError('pickle data was truncated') if n > 1 or data else EOFError('Ran out of input')
                return data

            self._file_read, self._file_readline = exact, whole_line
            try:
                return super().load()
            except (IndexError, KeyError, EOFError, struct_error) as error:
                error.__traceback__ = error.__traceback__.tb_next
                failure = _failure(error, self)
                if failure is None:
                    raise
                raise failure from None
            finally:
                self._file_read, self._file_readline = read, readline

        def load_global(self):
            module, name = self.readline(), self.readline()
            if len(module) < 2 or len(name) < 2:
                raise UnpicklingError('pickle data was truncated')
            self.append(self.find_class(module[:-1].decode(), name[:-1].decode()))

        dispatch = pickle._Unpickler.dispatch.copy()
        dispatch[pickle.GLOBAL[0]] = load_global

    class Pickler(pickle._Pickler):
        """This takes a binary file for writing a pickle data stream."""

        def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
            if self.proto >= 2 and getattr(func, '__name__', '') == '__newobj_ex__' and isinstance(args, tuple):
                check_newobj_ex(args)
            for value, which in (listitems, 'fourth'), (dictitems, 'fifth'):
                if value is not None and not hasattr(type(value), '__next__'):
                    raise PicklingError(f'{which} element of the tuple returned by __reduce__ must be an iterator, '
                                        f'not {type(value).__name__}')
            if state_setter is not None and not callable(state_setter):
                raise PicklingError('sixth element of the tuple returned by __reduce__ must be a function, '
                                    f'not {type(state_setter).__name__}')
            super().save_reduce(func, args, state, listitems, dictitems, state_setter, obj=obj)

    for cls in Pickler, Unpickler:
        cls.__module__, cls.__qualname__ = '_pickle', cls.__name__

    def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Write a pickled representation of obj to the open file object file."""
        Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)

    def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Return the pickled representation of the object as a bytes object."""
        file = BytesIO()
        Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
        return file.getvalue()

    def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        """Read and return an object from the pickle data stored in a file."""
        return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()

    def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        """Read and return an object from the given pickle data."""
        if not isinstance(data, bytes):
            data = PickleBuffer(data)  # which refuses text
        return load(BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)

    # As static methods they do not bind when they become attributes of a class, like functions in C.
    return {f.__name__: f for f in (Pickler, Unpickler, *map(staticmethod, (dump, dumps, load, loads)))}


def __getattr__(name):
    if name not in ('Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads'):
        raise AttributeError(f"module '_pickle' has no attribute {name!r}")
    globals().update(_make_classes())
    return globals()[name]
