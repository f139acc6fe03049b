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


def stats():
    """Memory in use, its peak and limit, live objects, allocations, collections; hand-overs of the GIL
    (`switches`), threads, and how often and for how long threads waited for the GIL (`waits`, `waited`).

    `by_thread` has a dict for each thread, and for the last 64 that have ended: number, ident, name, ended,
    bytecodes; `held`, `longest_hold`: how long it had the GIL; `turns`: how often it got it from another
    thread; `waited`, `longest_wait`, `waits`: for the GIL. Times are in ns, and count while there is more
    than one thread."""
    result = _gilt.stats()
    rows = _gilt._holdings()
    names = _thread_names()
    for row in rows:
        row['name'] = names.get(row['ident']) or ('MainThread' if row['number'] == 1 else f'thread {row["number"]}')
    result['waits'] = sum(row['waits'] for row in rows)
    result['waited'] = sum(row['waited'] for row in rows)
    result['by_thread'] = rows
    return result


def _thread_names():
    import sys
    threading = sys.modules.get('threading')
    if threading is None:
        return {}
    names = dict(threading._ended)
    names.update((ident, thread.name) for ident, thread in threading._active.items())
    return names


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


# --- memory ---

def refs(obj, /):
    """Who holds obj: every reference with its place; they add up to the count."""
    from _lab_memory import refs
    return refs(obj)


def graph(obj, file=None, style=None, depth=4):
    """Who leads to obj, as a picture: text, or a file .svg, .dot, .txt. For gilt.garbage(): its insides."""
    from _lab_memory import graph
    return graph(obj, file, style, depth)


def gc_steps(generation=2, objects=None, limit=12):
    """Collect a generation, and show the steps for some objects: garbage, and those given or of __main__."""
    from _lab_memory import gc_steps
    return gc_steps(generation, objects, limit)


def gens():
    """The three generations: how many objects, and how far their counters are from their thresholds."""
    from _lab_memory import gens
    return gens()


def watch_gc(on=True, file=None):
    """Print a line for each collection (and, at the prompt, when new garbage appears)."""
    from _lab_memory import watch_gc
    watch_gc(on, file)


def garbage():
    """The objects that the collector would find now: unreachable, kept alive by cycles."""
    from _lab_memory import unreachable
    return unreachable()
