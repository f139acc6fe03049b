"""Settings of terminals."""

import _unix

_all = _unix.constants()
globals().update((name, n) for name, n in _all.items()
                 if not name.startswith(('F_', 'FD_', 'LOCK_', 'DN_', 'RLIMIT_', 'RUSAGE_')))


class error(Exception):
    """A terminal call has failed."""


error.__module__ = 'termios'


def _fd(file):
    return file if isinstance(file, int) else file.fileno()


def _call(function, *args):
    try:
        return function(*args)
    except OSError as e:
        raise error(e.errno, e.strerror) from None


def tcgetattr(fd, /):
    """[iflag, oflag, cflag, lflag, ispeed, ospeed, cc] of a terminal."""
    *numbers, characters = _call(_unix.tcgetattr, _fd(fd))
    cc = [bytes([c]) for c in characters]
    if not numbers[3] & _all['ICANON']:
        for i in (_all['VMIN'], _all['VTIME']):
            cc[i] = characters[i]
    return [*numbers, cc]


def tcsetattr(fd, when, attributes, /):
    """Give a terminal the settings of such a list."""
    if not isinstance(attributes, list) or len(attributes) != 7:
        raise TypeError('tcsetattr, arg 3: must be 7 element list')
    *numbers, cc = attributes
    if not isinstance(cc, list) or len(cc) != _all['NCCS']:
        raise TypeError(f'tcsetattr: attributes[6] must be {_all["NCCS"]} element list')
    characters = bytes(c if isinstance(c, int) else ord(c) for c in cc)
    _call(_unix.tcsetattr, _fd(fd), when, tuple(numbers), characters)


def tcdrain(fd, /):
    """Wait until all output has been sent."""
    _call(_unix.tcdrain, _fd(fd), 0)


def tcflush(fd, queue, /):
    """Forget input or output that is queued."""
    _call(_unix.tcflush, _fd(fd), queue)


def tcflow(fd, action, /):
    """Stop input or output, or let it go on."""
    _call(_unix.tcflow, _fd(fd), action)


def tcsendbreak(fd, duration, /):
    """Send a break."""
    _call(_unix.tcsendbreak, _fd(fd), duration)


def tcgetwinsize(fd, /):
    """(rows, columns) of a terminal."""
    import struct
    data = _call(_unix.ioctl, _fd(fd), _all['TIOCGWINSZ'], bytes(8))[1]
    return struct.unpack('HHHH', data)[:2]


def tcsetwinsize(fd, winsize, /):
    """Set (rows, columns) of a terminal."""
    import struct
    rows, columns = winsize
    _call(_unix.ioctl, _fd(fd), _all['TIOCSWINSZ'], struct.pack('HHHH', rows, columns, 0, 0))
