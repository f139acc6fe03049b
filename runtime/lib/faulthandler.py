# SPDX-License-Identifier: MIT
"""Stacks of threads on request: now, after a time, on a signal, and when the process crashes."""

import _faulthandler
import _thread
import sys as _sys


def _descriptor(file):
    """Where to write to; what was written to the file before comes first."""
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError('sys.stderr is None')
    if isinstance(file, int):
        if file < 0:
            raise ValueError('file is not a valid file descripter')
        return file
    fd = file.fileno()
    if not isinstance(fd, int) or fd < 0:
        raise RuntimeError('file.fileno() is not a valid file descriptor')
    try:
        file.flush()
    except Exception:
        pass
    return fd


_kept = {}  # files that are written to later; they must stay open


def dump_traceback(file=None, all_threads=True):
    """Write the stack of the calling thread, or of all threads, to a file with a descriptor."""
    _faulthandler.dump(_descriptor(file), all_threads, True)


# --- in a crash ---

def enable(file=None, all_threads=True):
    """Write the stacks when the process receives a fatal signal: SIGSEGV, SIGFPE, SIGABRT, SIGBUS, SIGILL."""
    _faulthandler.enable(_descriptor(file), all_threads)
    _kept['enable'] = file if file is not None else _sys.stderr


def disable():
    """Fatal signals are no longer caught. Were they?"""
    _kept.pop('enable', None)
    return _faulthandler.disable()


def is_enabled():
    """Are fatal signals caught?"""
    return _faulthandler.is_enabled()


# --- after a time ---

_watch = None  # a lock whose release calls the watcher off


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write the stacks of all threads after `timeout` seconds, with repeat every so often; and end the process
    with _exit(1) after that, if exit is true. The watching thread needs the GIL for it."""
    seconds = float(timeout) if hasattr(timeout, '__float__') or hasattr(timeout, '__index__') else None
    if seconds is None:
        raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
    if seconds <= 0:
        raise ValueError('timeout must be greater than 0')
    if seconds > _thread.TIMEOUT_MAX:
        raise OverflowError('timeout value is too large')
    fd = _descriptor(file)
    cancel_dump_traceback_later()
    global _watch
    _watch = _thread.allocate_lock()
    _watch.acquire()
    _kept['later'] = file if file is not None else _sys.stderr
    _thread.start_new_thread(_run_watch, (_watch, seconds, repeat, fd, exit))


def _run_watch(called_off, seconds, repeat, fd, exit):
    import os
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    whole, micros = divmod(round(rest * 1e6), 1_000_000)
    header = f'Timeout ({hours}:{minutes:02}:{whole:02}' + (f'.{micros:06}' if micros else '') + ')!\n'
    while not called_off.acquire(timeout=seconds):
        os.write(fd, header.encode())
        _faulthandler.dump(fd, True, False)
        if exit:
            os._exit(1)
        if not repeat:
            break


def cancel_dump_traceback_later():
    """Call off dump_traceback_later()."""
    global _watch
    if _watch is not None:
        _watch.release()
        _watch = None
        _kept.pop('later', None)


# --- on a signal ---

_registered = {}  # number: the handler before


def register(signum, file=None, all_threads=True, chain=False):
    """Write the stacks when the signal comes in, and call the handler before it then, if chain is true."""
    import signal
    if signum in (signal.SIGSEGV, signal.SIGFPE, signal.SIGABRT, signal.SIGBUS, signal.SIGILL):
        raise RuntimeError(f'signal {int(signum)} cannot be registered, use enable() instead')
    if not 1 <= signum < signal.NSIG:
        raise ValueError('signal number out of range')
    fd = _descriptor(file)
    number = int(signum)

    def on_signal(number, frame):
        _faulthandler.dump(fd, all_threads, True)
        if chain:
            _call_before(number, on_signal, frame)

    before = signal.signal(number, on_signal)
    _registered.setdefault(number, before)
    _kept[number] = file if file is not None else _sys.stderr


def _call_before(number, handler, frame):
    import os
    import signal
    before = _registered.get(number)
    if callable(before):
        before(number, frame)
    elif before == signal.SIG_DFL:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, handler)


def unregister(signum):
    """Undo register(). Was it registered?"""
    import signal
    _kept.pop(int(signum), None)
    if int(signum) not in _registered:
        return False
    signal.signal(signum, _registered.pop(int(signum)))
    return True


# --- crashes, for tests ---

def _sigsegv(release_gil=False):
    """Raise SIGSEGV."""
    import signal
    signal.raise_signal(signal.SIGSEGV)


_read_null = _sigsegv


def _sigabrt():
    """Raise SIGABRT."""
    import signal
    signal.raise_signal(signal.SIGABRT)


def _sigfpe():
    """Raise SIGFPE."""
    import signal
    signal.raise_signal(signal.SIGFPE)
