# SPDX-License-Identifier: MIT
"""What this interpreter knows about itself: its threads, its lock, its memory, and pictures of them.

The facts come from the native module _gilt; drawing and telling is done by the modules _lab_*, which are
loaded when they are needed.
"""

from _gilt import *
import _gilt


class Deadlock(RuntimeError):
    """Threads wait for each other for ever. `report` tells who waits for what, as text."""

    report = ''


def threads():
    """One dict for each thread: number, identity, name, bytecodes run so far, state, and what it waits for:
    kind and object of the wait, who holds that, where the thread is."""
    from _lab_threads import snapshot
    return [t.facts() for t in snapshot()]


def dump(file=None):
    """Print what all threads do, with their stacks, and who waits for whom."""
    from _lab_threads import dump
    dump(file)


def waitfor(path=None):
    """The graph of who waits for whom: as text, or written to a file whose name ends in .dot, .svg or .txt."""
    from _lab_threads import waitfor
    return waitfor(path)


def timeline(function=None, /, *args, **kwargs):
    """Record what happens to the GIL while function(*args, **kwargs) runs, and return the picture: an object
    with text(), save(), handovers, threads and assert_serialized(). Without a function: a context manager
    that prints the picture of its block."""
    from _lab_timeline import timeline
    return timeline(function, *args, **kwargs)
