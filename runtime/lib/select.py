"""Waiting until descriptors are ready: select(), poll and epoll objects."""

import _select
from _select import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI, POLLRDHUP, POLLRDNORM

error = OSError
PIPE_BUF = 4096


def _descriptor(x):
    fd = x if isinstance(x, int) else None
    if fd is None:
        fileno = getattr(x, 'fileno', None)
        if fileno is None:
            raise TypeError('argument must be an int, or have a fileno() method.')
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


@staticmethod  # as an attribute of a class it must not become a method: selectors does that
def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one or more file descriptors are ready for some kind of I/O."""
    if timeout is not None:
        if not hasattr(timeout, '__float__') and not hasattr(timeout, '__index__'):
            raise TypeError('timeout must be a float or None')
        if timeout < 0:
            raise ValueError('timeout must be non-negative')
    kinds = []
    events = {}
    for objects, wanted in ((rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLPRI)):
        try:
            pairs = [(x, _descriptor(x)) for x in objects]
        except TypeError:
            if not hasattr(objects, '__iter__'):
                raise TypeError('arguments 1-3 must be sequences') from None
            raise
        kinds.append(pairs)
        for _, fd in pairs:
            events[fd] = events.get(fd, 0) | wanted
    ready = dict(_select.wait(list(events.items()), timeout))
    if any(mask & POLLNVAL for mask in ready.values()):
        raise OSError(9, 'Bad file descriptor')
    masks = (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)
    return tuple([x for x, fd in pairs if ready.get(fd, 0) & mask] for pairs, mask in zip(kinds, masks))


def _mask(events):
    if events < 0:
        raise ValueError('value must be positive')
    if events > 0xffff:
        raise OverflowError('Python int too large for C unsigned short')
    return events


@staticmethod
def poll():
    """Returns a polling object, for registering and waiting on file descriptors."""
    poller = object.__new__(_Poll)
    poller._events = {}
    poller._polling = False
    return poller


class _Poll:
    """Descriptors, and what is waited for on each."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._events[_descriptor(fd)] = _mask(eventmask)

    def modify(self, fd, eventmask, /):
        fd = _descriptor(fd)
        if fd not in self._events:
            raise FileNotFoundError(2, 'No such file or directory')
        self._events[fd] = _mask(eventmask)

    def unregister(self, fd, /):
        fd = _descriptor(fd)
        if fd not in self._events:
            raise KeyError(fd)
        del self._events[fd]

    def poll(self, timeout=None, /):
        if timeout is not None:
            if timeout > 2147483647:
                raise OverflowError('timeout is too large')
            timeout = None if timeout < 0 else timeout / 1000
        if self._polling:
            raise RuntimeError('concurrent poll() invocation')
        self._polling = True
        try:
            return _select.wait(list(self._events.items()), timeout)
        finally:
            self._polling = False


_Poll.__name__ = _Poll.__qualname__ = 'poll'


if hasattr(_select, 'epoll_create'):
    from _select import (EPOLLERR, EPOLLET, EPOLLEXCLUSIVE, EPOLLHUP, EPOLLIN, EPOLLMSG, EPOLLONESHOT, EPOLLOUT, EPOLLPRI,
                         EPOLLRDBAND, EPOLLRDHUP, EPOLLRDNORM, EPOLLWAKEUP, EPOLLWRBAND, EPOLLWRNORM, EPOLL_CLOEXEC)

    class epoll:
        """An epoll of the system: descriptors, and what is waited for on each."""

        _fd = -1

        def __init__(self, sizehint=-1, flags=0):
            if sizehint != -1 and sizehint <= 0:
                raise ValueError('sizehint must be positive or -1')
            if flags & ~EPOLL_CLOEXEC:
                raise OSError(22, 'Invalid argument')
            self._fd = _select.epoll_create()

        @classmethod
        def fromfd(cls, fd, /):
            """An epoll object of a descriptor that there is."""
            result = cls.__new__(cls)
            result._fd = fd
            return result

        def _open(self):
            if self._fd < 0:
                raise ValueError('I/O operation on closed epoll object')
            return self._fd

        def close(self):
            """Close the epoll; again does nothing."""
            fd, self._fd = self._fd, -1
            if fd >= 0:
                import posix
                posix.close(fd)

        def __del__(self):
            try:
                self.close()
            except OSError:
                pass

        @property
        def closed(self):
            """Is it closed?"""
            return self._fd < 0

        def fileno(self):
            """The epoll's own descriptor."""
            return self._open()

        def __enter__(self):
            self._open()
            return self

        def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
            self.close()

        def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
            """Wait for events of one more descriptor."""
            _select.epoll_ctl(self._open(), _select._ADD, _descriptor(fd), eventmask)

        def modify(self, fd, eventmask):
            """Wait for other events of a descriptor."""
            _select.epoll_ctl(self._open(), _select._MOD, _descriptor(fd), eventmask)

        def unregister(self, fd):
            """Wait for a descriptor no more."""
            _select.epoll_ctl(self._open(), _select._DEL, _descriptor(fd), 0)

        def poll(self, timeout=None, maxevents=-1):
            """Wait up to timeout seconds: a list of (descriptor, events) that are ready."""
            fd = self._open()
            if maxevents == -1:
                maxevents = 1024
            elif maxevents <= 0:
                raise ValueError(f'maxevents must be greater than 0, got {maxevents}')
            if timeout is not None:
                if not hasattr(timeout, '__float__') and not hasattr(timeout, '__index__'):
                    raise TypeError('timeout must be an integer or None')
                timeout = None if timeout < 0 else timeout
            return _select.epoll_wait(fd, timeout, maxevents)
