"""Operations on path names, known as os.path."""

import posix
import sys

import genericpath
from genericpath import *

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename',
           'dirname', 'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists',
           'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
           'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath',
           'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
           'commonpath', 'isjunction', 'isdevdrive']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False
_fspath = posix.fspath


def _pieces(path):
    """The separator, "." and ".." in the type of path."""
    return (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')


def normcase(s):
    """Normalize case of pathname.  Has no effect under Posix"""
    return _fspath(s)


def isabs(s):
    """Test whether a path is absolute"""
    s = _fspath(s)
    return s.startswith(_pieces(s)[0])


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    a = _fspath(a)
    slash = _pieces(a)[0]
    path = a
    try:
        for b in map(_fspath, p):
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is everything after the final slash."""
    p = _fspath(p)
    slash = _pieces(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Split the extension from a pathname."""
    p = _fspath(p)
    slash, dot, _ = _pieces(p)
    return genericpath._splitext(p, slash, None, dot)


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always empty."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a pathname into drive, root and tail."""
    p = _fspath(p)
    slash = _pieces(p)[0]
    empty = p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """Returns the final component of a pathname"""
    p = _fspath(p)
    return p[p.rfind(_pieces(p)[0]) + 1:]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def ismount(path):
    """Test whether a path is a mount point"""
    import os
    try:
        here = os.lstat(path)
        if here.st_mode & 0o170000 == 0o120000:
            return False
        path = _fspath(path)
        above = os.lstat(realpath(join(path, _pieces(path)[2])))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """Expand ~ and ~user constructions.  If user or $HOME is unknown, do nothing."""
    path = _fspath(path)
    slash = _pieces(path)[0]
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    i = path.find(slash, 1)
    if i < 0:
        i = len(path)
    if i == 1:
        import os
        home = os.environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        try:
            import pwd
            name = path[1:i]
            home = pwd.getpwnam(name.decode() if isinstance(name, bytes) else name).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        home = home.encode('utf-8', 'surrogateescape')
    return home.rstrip(slash) + path[i:] or slash


def expandvars(path):
    """Expand shell variables of form $var and ${var}.  Unknown variables are left unchanged."""
    import os
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    text = path.decode('utf-8', 'surrogateescape') if is_bytes else path
    out, i, n = [], 0, len(text)
    while i < n:
        if text[i] != '$' or i + 1 == n:
            out.append(text[i])
            i += 1
            continue
        if text[i + 1] == '{':
            end = text.find('}', i + 2)
            name, after = (text[i + 2:end], end + 1) if end >= 0 else ('', n)
        else:
            end = i + 1
            while end < n and (text[end].isascii() and text[end].isalnum() or text[end] == '_'):
                end += 1
            name, after = text[i + 1:end], end
        if name and name in os.environ:
            out.append(os.environ[name])
            i = after
        else:
            out.append(text[i:max(after, i + 1)])
            i = max(after, i + 1)
    text = ''.join(out)
    return text.encode('utf-8', 'surrogateescape') if is_bytes else text


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = _fspath(path)
    slash, dot, dotdot = _pieces(path)
    if not path:
        return dot
    _, root, path = splitroot(path)
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """Return an absolute path."""
    path = _fspath(path)
    if not isabs(path):
        import os
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Return the canonical path of the specified filename, eliminating any symbolic links."""
    filename = _fspath(filename)
    slash, dot, dotdot = _pieces(filename)
    rest = filename.split(slash)[::-1]
    if filename.startswith(slash):
        path = slash
    else:
        path = posix.getcwdb() if isinstance(filename, bytes) else posix.getcwd()
    seen = {}
    while rest:
        name = rest.pop()
        if name is None:  # the link below on the stack is resolved
            seen[rest.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == dotdot:
            path = path[:path.rindex(slash)] or slash
            continue
        new = path + name if path == slash else path + slash + name
        try:
            if posix.lstat(new).st_mode & 0o170000 != 0o120000:
                path = new
                continue
        except OSError:
            if strict:
                raise
            path = new
            continue
        if new in seen:
            path = seen[new]
            if path is not None:
                continue
            if strict:
                posix.stat(new)  # raises for the loop
            path = new
            continue
        seen[new] = None
        target = posix.readlink(new)
        if target.startswith(slash):
            path = slash
        rest.append(new)
        rest.append(None)
        rest.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    """Return a relative version of a path"""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot, dotdot = _pieces(path)
    start = dot if start is None else _fspath(start)
    try:
        from_parts = [x for x in abspath(start).split(slash) if x]
        to_parts = [x for x in abspath(path).split(slash) if x]
        common = len(commonprefix([from_parts, to_parts]))
        parts = [dotdot] * (len(from_parts) - common) + to_parts[common:]
        return slash.join(parts) if parts else dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot, _ = _pieces(paths[0])
    try:
        split_paths = [path.split(slash) for path in paths]
        if len({p[:1] == slash for p in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[c for c in s if c and c != dot] for s in split_paths]
        common = commonprefix(split_paths)
        return (slash if paths[0][:1] == slash else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise


