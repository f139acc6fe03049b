# SPDX-License-Identifier: MIT
"""The refleak hunt: gilt -m refleak SCRIPT...

Every script is run several times in this process. After some runs to warm up (imports, caches, interned
strings) each further run must leave as many objects and bytes behind as the one before: what grows every
time leaks. Exit status 1 when a script leaks.
"""

import gc
import os
import sys

WARM_UP = 3
RUNS = 3


def forget_classes():
    """Abstract classes remember, weakly, whom they were asked about; typing remembers its aliases."""
    import _abc
    for cls in gc.get_objects():
        if isinstance(cls, type) and '_abc_impl' in cls.__dict__:
            live = [ref for ref in _abc._get_dump(cls)[0] if ref() is not None]
            _abc._reset_caches(cls)
            _abc._reset_registry(cls)
            for ref in live:
                try:
                    cls.register(ref())
                except Exception:  # a __subclasshook__ of a script whose globals are gone
                    pass
    for clean in getattr(sys.modules.get('typing'), '_cleanups', ()):
        clean()


def settle():
    """Forget what caches may keep, and collect."""
    forget_classes()
    re = sys.modules.get('re')
    if re is not None and hasattr(re, 'purge'):
        re.purge()
    linecache = sys.modules.get('linecache')
    if linecache is not None:
        linecache.clearcache()
    lab = sys.modules.get('_lab_memory')
    if lab is not None:
        lab._numbers.clear()  # of the objects shown, by address
    ctypes = sys.modules.get('ctypes')
    if ctypes is not None:
        ctypes._reset_cache()  # of pointer and function types
    warnings = sys.modules.get('warnings')
    if warnings is not None:
        warnings.resetwarnings()
    for name in ('last_exc', 'last_type', 'last_value', 'last_traceback'):
        sys.__dict__.pop(name, None)
    for _ in range(4):
        gc.collect()


def fill_records():
    """What gilt.stats() says of the last 64 threads that have ended is kept: have them all."""
    import threading
    for _ in range(64):
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()


def figures():
    import _gilt
    stats = _gilt.stats()
    return stats['objects'], stats['used']


def run(code, path):
    """Run a script once as __main__; what it prints and how it ends do not matter."""
    import types
    module = types.ModuleType('__main__')
    module.__file__ = path
    saved = sys.modules['__main__'], sys.stdout, sys.stderr, sys.argv, list(sys.path)
    others = set(sys.modules)
    with open(os.devnull, 'w') as null:
        sys.modules['__main__'], sys.stdout, sys.stderr, sys.argv = module, null, null, [path]
        try:
            exec(code, module.__dict__)
        except BaseException as error:
            error.__traceback__ = None
        finally:
            sys.modules['__main__'], sys.stdout, sys.stderr, sys.argv, sys.path[:] = saved
    module.__dict__.clear()
    return set(sys.modules) - others


def growth(path, warm_up=WARM_UP, runs=RUNS):
    """What each of the last runs left behind: a list of (objects, bytes)."""
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    folder = os.getcwd()
    os.chdir(os.path.dirname(os.path.abspath(path)))
    numbers = [None] * (runs + 1)
    grown = [None] * runs
    try:
        for i in range(warm_up + runs):
            if i >= warm_up:
                settle()
                numbers[i - warm_up] = figures()
            run(code, path)
        settle()
        numbers[runs] = figures()
    finally:
        os.chdir(folder)
    for i in range(runs):
        (objects, used), (objects_after, used_after) = numbers[i:i + 2]
        grown[i] = objects_after - objects, used_after - used
    return grown


def is_leak(grown):
    """Does every run leave more behind?"""
    return all(objects > 0 for objects, used in grown) or all(used > 0 for objects, used in grown)


def main(paths):
    if not paths:
        print('usage: gilt -m refleak SCRIPT...', file=sys.stderr)
        return 2
    fill_records()
    leaks = 0
    for path in paths:
        grown = growth(path)
        if is_leak(grown):  # a cache that takes long to fill grows as well: look again
            grown = growth(path, 2 * WARM_UP, 2 * RUNS)
        if is_leak(grown):
            leaks += 1
            print(f'{path}: leaks {", ".join(f"{o} objects {b} bytes" for o, b in grown)} in the last runs')
    print(f'{len(paths)} scripts, {leaks} leak')
    return 1 if leaks else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
