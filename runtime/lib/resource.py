"""What a process may use, and has used, of the machine."""

import _unix
from _gilt_structseq import structseq

globals().update((name, n) for name, n in _unix.constants().items() if name.startswith(('RLIMIT_', 'RUSAGE_')))
RLIM_INFINITY = -1
error = OSError

struct_rusage = structseq('resource', 'struct_rusage', [
    'ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap',
    'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'])


def getrusage(who, /):
    """What this process, its children or this thread have used."""
    return struct_rusage(_unix.getrusage(who))


def _pair(limits):
    limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError('expected a tuple of 2 integers')
    return limits


def getrlimit(resource, /):
    """The (soft, hard) limits of a resource."""
    return _unix.prlimit(0, resource, None, None)


def setrlimit(resource, limits, /):
    """Set the (soft, hard) limits of a resource."""
    _unix.prlimit(0, resource, *_pair(limits))


def prlimit(pid, resource, limits=None, /):
    """The limits of a process, and perhaps new ones for it."""
    return _unix.prlimit(pid, resource, *((None, None) if limits is None else _pair(limits)))


def getpagesize():
    """Bytes of a memory page."""
    import os
    return os.sysconf('SC_PAGE_SIZE')
