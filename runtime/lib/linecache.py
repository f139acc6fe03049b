# SPDX-License-Identifier: MIT
"""Lines of source files by number, kept once they have been read.

cache maps a file name to (size, mtime, lines, full name), or to a one-item tuple with a function that
gives the source of a module whose loader can (lazycache()).
"""

import os
import sys

import _traceback

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    """Forget all lines."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line of a file with its newline, or '' when there is none. Never raises an exception."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    line = _traceback.source_line(filename, lineno) if isinstance(filename, str) else None
    return "" if line is None else line + "\n"


def getlines(filename, module_globals=None):
    """All lines of a file, from the cache if they are there."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Drop entries (or that of one file) whose file has changed."""
    names = list(cache) if filename is None else [filename]
    for name in names:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, lines, fullname = entry
        if mtime is None:
            continue  # no real file
        try:
            info = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != info.st_size or mtime != info.st_mtime:
            cache.pop(name, None)


def _is_pseudo(filename):
    return not filename or (filename.startswith("<") and filename.endswith(">"))


def _find(filename):
    """The full name of a file, also along sys.path, and its os.stat(); None when there is none."""
    candidates = [filename]
    if not os.path.isabs(filename):
        candidates += [os.path.join(folder, filename) for folder in sys.path if isinstance(folder, str)]
    for name in candidates:
        try:
            return name, os.stat(name)
        except (OSError, ValueError):
            pass
    return None


def updatecache(filename, module_globals=None):
    """Read the lines of a file anew; an empty list when that is not possible."""
    entry = cache.pop(filename, None)
    if _is_pseudo(filename):
        return []
    found = _find(filename)
    if found is None:
        if entry is None or len(entry) != 1:
            if not lazycache(filename, module_globals):
                return []
            entry = cache.pop(filename)
        try:
            text = entry[0]()
        except (ImportError, OSError):
            return []
        if text is None:
            return []
        lines = [line + "\n" for line in text.splitlines()]
        cache[filename] = (len(text), None, lines, filename)
        return lines
    fullname, info = found
    try:
        import tokenize
        with tokenize.open(fullname) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError, ImportError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (info.st_size, info.st_mtime, lines, fullname)
    return lines


def lazycache(filename, module_globals):
    """Remember how a module's loader can be asked for its source. True: it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if _is_pseudo(filename) or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
