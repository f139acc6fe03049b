# SPDX-License-Identifier: MIT
"""Future, Executor, and waiting for several futures.

A future has a condition that guards its state; whoever waits for several has a _Waiter in the list of each of
them, to which finished futures report while their condition is held. Conditions of several futures are taken in
the order of their ids.
"""

import sys
import threading
import time
import traceback
import types

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
_AS_COMPLETED = '_AS_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'  # by cancel(); nobody who waits has been told
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'
_FUTURE_STATES = [PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]
_STATE_TO_DESCRIPTION_MAP = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled',
                             CANCELLED_AND_NOTIFIED: 'cancelled', FINISHED: 'finished'}
_DONE = (CANCELLED_AND_NOTIFIED, FINISHED)


class _Logger:
    """The logger of this package, where the module logging is installed; else standard error."""

    def _log(self, level, message, *args, exc_info=False):
        try:
            import logging
        except ImportError:
            print(message % args, file=sys.stderr)
            if exc_info:
                traceback.print_exc()
        else:
            logging.getLogger('concurrent.futures').log(getattr(logging, level), message, *args, exc_info=exc_info)

    def critical(self, message, *args, exc_info=False):
        self._log('CRITICAL', message, *args, exc_info=exc_info)

    def exception(self, message, *args):
        self._log('ERROR', message, *args, exc_info=True)


LOGGER = _Logger()
TimeoutError = TimeoutError


class Error(Exception):
    """Base of all errors of this package."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The executor cannot work any more."""


# --- waiting for several futures ---

class _Waiter:
    """Collects futures that are done; `event` is set when there is something to look at."""

    def __init__(self):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished_futures = []

    def add_result(self, future):
        self.finished_futures.append(future)

    add_exception = add_cancelled = add_result


class _AsCompletedWaiter(_Waiter):
    def add_result(self, future):
        with self.lock:
            super().add_result(future)
            self.event.set()

    add_exception = add_cancelled = add_result


class _FirstCompletedWaiter(_Waiter):
    def add_result(self, future):
        super().add_result(future)
        self.event.set()

    add_exception = add_cancelled = add_result


class _AllCompletedWaiter(_Waiter):
    def __init__(self, pending, stop_on_exception):
        super().__init__()
        self.pending = pending
        self.stop_on_exception = stop_on_exception

    def _count(self):
        with self.lock:
            self.pending -= 1
            if not self.pending:
                self.event.set()

    def add_result(self, future):
        super().add_result(future)
        self._count()

    add_cancelled = add_result

    def add_exception(self, future):
        super().add_result(future)
        if self.stop_on_exception:
            self.event.set()
        else:
            self._count()


class _AcquireFutures:
    """Holds the conditions of several futures."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _install_waiter(futures, when):
    # A waiter in the lists of futures, whose conditions are held.
    if when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif when == FIRST_COMPLETED:
        waiter = _FirstCompletedWaiter()
    elif when in (FIRST_EXCEPTION, ALL_COMPLETED):
        pending = sum(f._state not in _DONE for f in futures)
        waiter = _AllCompletedWaiter(pending, stop_on_exception=when == FIRST_EXCEPTION)
    else:
        raise ValueError(f'Invalid return condition: {when!r}')
    for f in futures:
        f._waiters.append(waiter)
    return waiter


def _remove_waiter(futures, waiter):
    for f in futures:
        with f._condition:
            if waiter in f._waiters:
                f._waiters.remove(waiter)


def _yield_finished(finished, waiter, pending):
    # Gives away the futures of a list, keeping no reference to one that the caller has got.
    while finished:
        future = finished.pop()
        pending.remove(future)
        _remove_waiter([future], waiter)
        box = [future]
        del future
        yield box.pop()


def as_completed(fs, timeout=None):
    """Iterates over futures in the order in which they are done; TimeoutError when not all are in time."""
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    with _AcquireFutures(fs):
        finished = [f for f in fs if f._state in _DONE]
        waiter = _install_waiter(fs, _AS_COMPLETED)
    try:
        yield from _yield_finished(finished, waiter, fs)
        while fs:
            left = None if end is None else end - time.monotonic()
            if left is not None and left < 0:
                raise TimeoutError(f'{len(fs)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            with waiter.lock:
                finished, waiter.finished_futures = waiter.finished_futures, []
                waiter.event.clear()
            finished.reverse()
            yield from _yield_finished(finished, waiter, fs)
    finally:
        _remove_waiter(fs, waiter)


class DoneAndNotDoneFutures(tuple):
    """What wait() returns: two sets of futures, done and not_done."""

    __slots__ = ()
    _fields = ('done', 'not_done')

    def __new__(cls, done, not_done):
        return super().__new__(cls, (done, not_done))

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self.done!r}, not_done={self.not_done!r})'

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until all futures are done, or one, or one has failed; two sets of them, done and not done."""
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {f for f in fs if f._state in _DONE}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        waiter = _install_waiter(fs, return_when)
    waiter.event.wait(timeout)
    _remove_waiter(fs, waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(future, timeout=None):
    # The result; a future whose result is not awaited to the end is cancelled.
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future  # the traceback of an error must not keep it


# --- one future ---

class Future:
    """A result that is not there yet."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            LOGGER.exception('exception calling callback for %r', self)

    def __repr__(self):
        with self._condition:
            text = _STATE_TO_DESCRIPTION_MAP[self._state]
            if self._state == FINISHED:
                if self._exception:
                    text += f' raised {self._exception.__class__.__name__}'
                else:
                    text += f' returned {self._result.__class__.__name__}'
            return f'<{self.__class__.__name__} at {id(self):#x} state={text}>'

    def cancel(self):
        """Cancels the future, unless it runs or is done; whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether it runs now."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or has finished."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Calls fn(self) when it is done, in the thread that finishes it; at once if it is done already."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _wait_done(self, timeout):
        # Waits, with the condition held; CancelledError, TimeoutError.
        cancelled = (CANCELLED, CANCELLED_AND_NOTIFIED)
        if self._state not in cancelled and self._state != FINISHED:
            self._condition.wait(timeout)
        if self._state in cancelled:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """The result, waited for up to `timeout` seconds; raises what the work raised."""
        try:
            with self._condition:
                self._wait_done(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            self = None  # the traceback of the error must not keep the future, which keeps the error

    def exception(self, timeout=None):
        """What the work raised, or None; waited for up to `timeout` seconds."""
        with self._condition:
            self._wait_done(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        """Marks it as running; False when it was cancelled and must not be run."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            LOGGER.critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                if exception is None:
                    waiter.add_result(self)
                else:
                    waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        """Finishes it with a result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Finishes it with an error."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(types.GenericAlias)


# --- executors ---

class Executor:
    """Something that calls functions elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Has fn(*args, **kwargs) called; its Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), with the calls made elsewhere; all are begun at once."""
        end = None if timeout is None else timeout + time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    if end is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more work; waits for what is under way, or cancels what has not begun."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
