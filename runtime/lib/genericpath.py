"""Path operations that only need the file system."""

import posix

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdevdrive', 'isdir',
           'isfile', 'isjunction', 'islink', 'lexists', 'samefile', 'sameopenfile', 'samestat']


def _kind(path, follow=True):
    mode = posix._stat_mode(path, follow)
    return -1 if mode < 0 else mode & 0o170000


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links"""
    return posix._stat_mode(path, True) >= 0


def lexists(path):
    """Test whether a path exists.  Returns True for broken symbolic links"""
    return posix._stat_mode(path, False) >= 0


def isfile(path):
    """Test whether a path is a regular file"""
    return _kind(path) == 0o100000


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    return _kind(s) == 0o040000


def islink(path):
    """Test whether a path is a symbolic link"""
    return _kind(path, False) == 0o120000


def isjunction(path):
    """Test whether a path is a junction: never on this platform."""
    posix.fspath(path)
    return False


def isdevdrive(path):
    """Determines whether the specified path is on a Windows Dev Drive: never on this platform."""
    posix.fspath(path)
    return False


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return posix.stat(filename).st_size


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return posix.stat(filename).st_mtime


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return posix.stat(filename).st_atime


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return posix.stat(filename).st_ctime


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component"""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(posix.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def samestat(s1, s2):
    """Test whether two stat buffers reference the same file"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory"""
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    """Test whether two open file objects reference the same file"""
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    start = p.rfind(sep) + 1
    dot = p.rfind(extsep)
    first = start
    while first < dot:
        if p[first:first + 1] != extsep:
            return p[:dot], p[dot:]
        first += 1
    return p, p[:0]


def _check_arg_types(funcname, *args):
    hasstr = hasbytes = False
    for s in args:
        if isinstance(s, str):
            hasstr = True
        elif isinstance(s, bytes):
            hasbytes = True
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, not '
                            f'{s.__class__.__name__!r}') from None
    if hasstr and hasbytes:
        raise TypeError("Can't mix strings and bytes in path components") from None
