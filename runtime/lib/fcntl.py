"""Control of descriptors: fcntl(), ioctl() and locks."""

import _unix

globals().update((name, n) for name, n in _unix.constants().items()
                 if name.startswith(('F_', 'FD_', 'LOCK_', 'DN_')))


def _fd(file):
    if isinstance(file, int):
        fd = file
    else:
        try:
            fd = file.fileno()
        except AttributeError:
            raise TypeError('argument must be an int, or have a fileno() method.') from None
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


def fcntl(fd, cmd, arg=0, /):
    """A control call; arg is a number or bytes, and bytes come back for bytes."""
    if isinstance(arg, str):
        arg = arg.encode()
    result = _unix.fcntl(_fd(fd), cmd, arg)
    return result[1] if isinstance(result, tuple) else result


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    """A device call; a writable buffer is changed in place unless mutate_flag is false."""
    if isinstance(arg, str):
        arg = arg.encode()
    if isinstance(arg, int):
        return _unix.ioctl(_fd(fd), request, arg)
    view = memoryview(arg)
    result, data = _unix.ioctl(_fd(fd), request, view)
    if mutate_flag and not view.readonly:
        view.cast('B')[:] = data
        return result
    return data


def flock(fd, operation, /):
    """Lock a whole file, or with LOCK_UN unlock it."""
    _unix.flock(_fd(fd), operation)


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    """Lock a part of a file, or with LOCK_UN unlock it."""
    if cmd == LOCK_UN:
        kind = F_UNLCK
    elif cmd & (LOCK_SH | LOCK_EX):
        kind = F_RDLCK if cmd & LOCK_SH else F_WRLCK
    else:
        raise ValueError('unrecognized lockf argument')
    _unix.lock(_fd(fd), F_SETLK if cmd & LOCK_NB else F_SETLKW, kind, start, len, whence)
