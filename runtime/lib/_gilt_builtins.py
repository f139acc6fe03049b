# What builtins does in Python: the awaitable of anext(iterator, default).


class anext_awaitable:
    """Drives the awaitable of __anext__(); StopAsyncIteration becomes the default value."""

    def __init__(self, awaitable, default):
        self._awaitable = awaitable
        self._default = default
        self._iterator = None

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def _step(self, name, *args):
        it = self._iterator
        if it is None:
            it = self._iterator = _iterator_of(self._awaitable)
        try:
            if name is None:
                return next(it)
            return getattr(it, name)(*args)
        except StopAsyncIteration:
            pass
        raise StopIteration(self._default)

    def __next__(self):
        return self._step(None)

    def send(self, value):
        return self._step("send", value)

    def throw(self, *args):
        return self._step("throw", *args)

    def close(self):
        return self._step("close")


def _iterator_of(awaitable):
    if _is_generator_coroutine(awaitable):
        return awaitable
    find = getattr(type(awaitable), "__await__", None)
    if find is None:
        raise TypeError(f"object {type(awaitable).__name__} can't be used in 'await' expression")
    it = find(awaitable)
    if type(it) is _coroutine_type or _is_generator_coroutine(it):
        raise TypeError("__await__() returned a coroutine")
    if not hasattr(type(it), "__next__"):
        raise TypeError(f"__await__() returned non-iterator of type '{type(it).__name__}'")
    return it


def _is_generator_coroutine(awaitable):
    code = getattr(awaitable, "gi_code", None)
    return code is not None and code.co_flags & 0x100 != 0


async def _coroutine():
    pass


_sample = _coroutine()
_coroutine_type = type(_sample)
_sample.close()


def anext_default(iterator, default):
    return anext_awaitable(type(iterator).__anext__(iterator), default)
