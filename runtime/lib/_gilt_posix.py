"""The Python side of the module posix."""

from _gilt_structseq import structseq

stat_result = structseq('os', 'stat_result', [
    'st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', None, None, None,
    'st_atime', 'st_mtime', 'st_ctime', 'st_atime_ns', 'st_mtime_ns', 'st_ctime_ns', 'st_blksize',
    'st_blocks', 'st_rdev'], 10)


_times = ('st_atime', 'st_mtime', 'st_ctime')
_plain_new = stat_result.__new__


def _new(cls, sequence, dict={}):
    self = _plain_new(cls, sequence, dict)
    attributes = self.__dict__
    for i, name in enumerate(_times, 7):
        if attributes[name] is None:
            attributes[name] = self[i]
    return self


def _show(self):
    fields = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')
    parts = [f'{f}={getattr(self, f)!r}' for f in fields]
    parts += [f'{f}={v!r}' for f, v in zip(_times, self[7:])]
    return f"os.stat_result({', '.join(parts)})"


stat_result.__new__ = _new
stat_result.__repr__ = _show
terminal_size = structseq('os', 'terminal_size', ['columns', 'lines'])
times_result = structseq('posix', 'times_result',
                         ['user', 'system', 'children_user', 'children_system', 'elapsed'])
struct_rusage = structseq('resource', 'struct_rusage', [
    'ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap',
    'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'])
uname_result = structseq('posix', 'uname_result', ['sysname', 'nodename', 'release', 'version', 'machine'])


statvfs_result = structseq('os', 'statvfs_result', ['f_bsize', 'f_frsize', 'f_blocks', 'f_bfree', 'f_bavail', 'f_files',
                                                    'f_ffree', 'f_favail', 'f_flag', 'f_namemax', 'f_fsid'], 10)


def make_stat(mode, ino, dev, nlink, uid, gid, size, blksize, blocks, rdev, atime, mtime, ctime):
    """Called by stat() with the three times in nanoseconds."""
    whole = [ns // 1_000_000_000 for ns in (atime, mtime, ctime)]
    exact = [ns / 1e9 for ns in (atime, mtime, ctime)]
    return stat_result((mode, ino, dev, nlink, uid, gid, size, *whole, *exact, atime, mtime, ctime,
                        blksize, blocks, rdev))


class DirEntry:
    """An entry of os.scandir()."""

    __slots__ = ('name', 'path', '_type', '_inode', '_stat', '_lstat', '_folder')

    def __init__(self, name, path, type, inode, folder=None):
        self.name = name
        self.path = path
        self._type = type
        self._inode = inode
        self._stat = self._lstat = None
        self._folder = folder  # the descriptor that was scanned: path is relative to it

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def inode(self):
        return self._inode

    def _is(self, follow_symlinks, kind, letter):
        import posix
        if self._type not in (0, 10) or (self._type == 10 and not follow_symlinks):
            return self._type == letter
        if self._folder is None:
            mode = posix._stat_mode(self.path, follow_symlinks)
            if mode >= 0:
                return mode & 0o170000 == kind
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode & 0o170000 == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(follow_symlinks, 0o040000, 4)

    def is_file(self, *, follow_symlinks=True):
        return self._is(follow_symlinks, 0o100000, 8)

    def is_symlink(self):
        return self._type == 10

    __class_getitem__ = classmethod(type(list[int]))

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        import posix
        if follow_symlinks:
            if self._stat is None:
                self._stat = posix.stat(self.path, dir_fd=self._folder)
            return self._stat
        if self._lstat is None:
            self._lstat = posix.lstat(self.path, dir_fd=self._folder)
        return self._lstat


class ScandirIterator:
    _rows = ()  # or an iterator

    def __init__(self, path):
        import posix
        if path is None:
            path = '.'
        folder = None
        if isinstance(path, int):
            prefix = ''
            folder = path
        else:
            prefix = posix.fspath(path)
            slash = b'/' if isinstance(prefix, bytes) else '/'
            if prefix and not prefix.endswith(slash):
                prefix += slash
        self._rows = iter([DirEntry(name, prefix + name if prefix else name, kind, inode, folder)
                           for name, kind, inode in posix._scan(path)])

    def __iter__(self):
        return self

    def __next__(self):
        for entry in self._rows:
            return entry
        self.close()
        raise StopIteration

    def __del__(self):
        if self._rows:
            import warnings
            self.close()
            warnings.warn(f'unclosed scandir iterator {self!r}', ResourceWarning, source=self)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._rows = ()


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    return ScandirIterator(path)


