# SPDX-License-Identifier: MIT
"""Signals and their handlers, with the numbers as enums. The work is done in _signal."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_('Signals', __name__,
                   lambda name: name.isupper()
                   and (name.startswith('SIG') and not name.startswith('SIG_'))
                   or name.startswith('CTRL_'))
_IntEnum._convert_('Handlers', __name__, lambda name: name in ('SIG_DFL', 'SIG_IGN'))
_IntEnum._convert_('Sigmasks', __name__,
                   lambda name: name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _documented_as(original):
    """A decorator: the same docstring as the function of _signal that is wrapped."""
    def decorate(function):
        function.__doc__ = original.__doc__
        return function
    return decorate


def _int_to_enum(value, enum_klass):
    """The member for a number; the value itself when there is none."""
    if not isinstance(value, int):
        return value
    try:
        return enum_klass(value)
    except ValueError:
        return value


def _enum_to_int(value):
    """A plain int for _signal; what is no number passes."""
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


@_documented_as(_signal.signal)
def signal(signalnum, handler):
    handler = _signal.signal(_enum_to_int(signalnum), _enum_to_int(handler))
    return _int_to_enum(handler, Handlers)


@_documented_as(_signal.getsignal)
def getsignal(signalnum):
    return _int_to_enum(_signal.getsignal(signalnum), Handlers)


@_documented_as(_signal.pthread_sigmask)
def pthread_sigmask(how, mask):
    return {_int_to_enum(x, Signals) for x in _signal.pthread_sigmask(how, mask)}


@_documented_as(_signal.sigpending)
def sigpending():
    return {_int_to_enum(x, Signals) for x in _signal.sigpending()}


@_documented_as(_signal.sigwait)
def sigwait(sigset):
    return _int_to_enum(_signal.sigwait(sigset), Signals)


if hasattr(_signal, '_wait'):
    import _gilt_structseq as _structseq

    struct_siginfo = _structseq.structseq(
        'signal', 'struct_siginfo',
        ('si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'))

    def sigwaitinfo(sigset, /):
        """Wait for a signal of the set, which must be blocked: a struct_siginfo."""
        return struct_siginfo(_signal._wait(sigset, None))

    def sigtimedwait(sigset, timeout, /):
        """The same up to timeout seconds; None: no signal came."""
        info = _signal._wait(sigset, timeout)
        return info if info is None else struct_siginfo(info)


@_documented_as(_signal.valid_signals)
def valid_signals():
    return {_int_to_enum(x, Signals) for x in _signal.valid_signals()}


itimer_error = ItimerError
