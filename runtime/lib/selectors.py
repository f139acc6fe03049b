# SPDX-License-Identifier: MIT
"""Waiting for many file objects at once: registered with what is waited for and any data, found ready by select().

A selector keeps one SelectorKey for each descriptor. PollSelector is the default; SelectSelector is there for those
who ask for it, and both stand on the module select.
"""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])
SelectorKey.__doc__ = 'SelectorKey(fileobj, fd, events, data): a registered file object.'


def _fileobj_to_fd(fileobj):
    # The descriptor of an int or of an object with fileno(); ValueError when it has none.
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if fd < 0:
        raise ValueError(f'Invalid file descriptor: {fd}')
    return fd


class _SelectorMapping(Mapping):
    """What get_map() returns: from file objects or descriptors to keys."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def get(self, fileobj, default=None):
        fd = self._selector._fileobj_lookup(fileobj)
        return self._selector._fd_to_key.get(fd, default)

    def __getitem__(self, fileobj):
        fd = self._selector._fileobj_lookup(fileobj)
        key = self._selector._fd_to_key.get(fd)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        return key

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=ABCMeta):
    """What all selectors offer."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Register a file object; its SelectorKey."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Unregister a file object; the SelectorKey that it had."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change what is waited for, or the data; the new SelectorKey."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait until something is ready, or for `timeout` seconds (0 or less: not at all); a list of
        (key, events)."""
        raise NotImplementedError

    def close(self):
        """Forget all file objects; the selector cannot be used any more."""

    def get_key(self, fileobj):
        """The SelectorKey of a registered file object; KeyError."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abstractmethod
    def get_map(self):
        """A mapping of registered file objects to their keys; None when closed."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """The bookkeeping that selectors share."""

    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        # A closed file has no descriptor any more, but may still be registered.
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._fd_to_key[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = key._replace(data=data)
            self._fd_to_key[key.fd] = key
        return key

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _found(self, fd, events):
        # [(key, events)] of a ready descriptor, of those events that it is registered for; else [].
        key = self._fd_to_key.get(fd)
        events &= key.events if key else 0
        return [(key, events)] if events else []


class SelectSelector(_BaseSelectorImpl):
    """A selector that uses select.select()."""

    _select = select.select

    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if events & EVENT_READ:
            self._readers.add(key.fd)
        if events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        try:
            r, w, _ = self._select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        events = dict.fromkeys(r, EVENT_READ)
        for fd in w:
            events[fd] = events.get(fd, 0) | EVENT_WRITE
        return [pair for fd, mask in events.items() for pair in self._found(fd, mask)]


class PollSelector(_BaseSelectorImpl):
    """A selector that uses select.poll()."""

    _selector_cls = select.poll

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _wanted(self, events):
        return (select.POLLIN if events & EVENT_READ else 0) | (select.POLLOUT if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._wanted(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass  # the descriptor may be closed already
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._wanted(events))
            except:
                super().unregister(fileobj)
                raise
        if events != key.events or data != key.data:
            key = key._replace(events=events, data=data)
            self._fd_to_key[key.fd] = key
        return key

    def _poll(self, timeout):
        # poll() counts milliseconds: rounded up, for a wait must not end too soon
        return self._selector.poll(None if timeout is None else max(0, math.ceil(timeout * 1e3)))

    def select(self, timeout=None):
        try:
            ready = self._poll(timeout)
        except InterruptedError:
            return []
        result = []
        for fd, event in ready:
            events = (EVENT_WRITE if event & ~select.POLLIN else 0) | (EVENT_READ if event & ~select.POLLOUT else 0)
            result += self._found(fd, events)
        return result


if hasattr(select, 'epoll'):
    class EpollSelector(PollSelector):
        """A selector that uses select.epoll()."""

        _selector_cls = select.epoll

        def fileno(self):
            return self._selector.fileno()

        def _poll(self, timeout):
            return self._selector.poll(None if timeout is None else max(timeout, 0), max(len(self._fd_to_key), 1))

        def close(self):
            self._selector.close()
            super().close()

    DefaultSelector = EpollSelector
else:
    DefaultSelector = PollSelector
