"""The operating system: files, processes, environment."""

import sys
import posixpath as path
import stat as st
from posix import *
from posix import _exit, _affinity_count, cpu_count as _system_count
import posix
from _collections_abc import MutableMapping, Mapping
from _gilt_posix import (DirEntry, scandir, stat_result, statvfs_result, terminal_size, times_result, uname_result)
import abc

sys.modules['os.path'] = path
from os.path import (curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull)

name = 'posix'
linesep = '\n'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
supports_bytes_environ = True
supports_dir_fd = {posix.access, posix.chmod, posix.chown, posix.link, posix.lstat, posix.mkdir, posix.mkfifo,
                   posix.mknod, posix.open, posix.readlink, posix.rename, posix.replace, posix.rmdir,
                   posix.stat, posix.symlink, posix.unlink, posix.utime}
supports_effective_ids = {posix.access}
supports_fd = {posix.stat, posix.listdir, posix.chdir, posix.chmod, posix.chown, posix.truncate, posix.utime,
               posix.statvfs, posix.getxattr, posix.setxattr, posix.listxattr, posix.removexattr, scandir}
supports_follow_symlinks = {posix.access, posix.chown, posix.link, posix.stat, posix.utime, posix.getxattr,
                            posix.setxattr, posix.listxattr, posix.removexattr}
sysconf_names = {n: n for n in ('SC_PAGE_SIZE', 'SC_PAGESIZE', 'SC_NPROCESSORS_ONLN', 'SC_NPROCESSORS_CONF',
                                'SC_CLK_TCK', 'SC_OPEN_MAX', 'SC_PHYS_PAGES', 'SC_ARG_MAX', 'SC_IOV_MAX')}


_fork_hooks = {'before': [], 'after_in_child': [], 'after_in_parent': []}


def register_at_fork(**hooks):
    """Register callables to be called when forking a new process."""
    if not hooks or any(name not in _fork_hooks for name in hooks):
        raise TypeError('At least one argument is required.' if not hooks
                        else f'register_at_fork() got an unexpected keyword argument {next(n for n in hooks if n not in _fork_hooks)!r}')
    for name, hook in hooks.items():
        if hook is not None:
            if not callable(hook):
                raise TypeError(f"'{name}' must be callable, not {type(hook).__name__}")
            _fork_hooks[name].append(hook)


def fork():
    """Fork a child process.  Return 0 to child process and PID of child to parent process."""
    for hook in reversed(_fork_hooks['before']):
        hook()
    pid = posix.fork()
    for hook in _fork_hooks['after_in_parent' if pid else 'after_in_child']:
        hook()
    return pid


def _get_exports_list(module):
    try:
        return list(module.__all__)
    except AttributeError:
        return [n for n in dir(module) if n[0] != '_']


def fsencode(filename):
    """Encode filename to the filesystem encoding with the 'surrogateescape' error handler."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename from the filesystem encoding with the 'surrogateescape' error handler."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class _Environ(MutableMapping):
    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join(f'{self.decodekey(k)!r}: {self.decodevalue(v)!r}' for k, v in self._data.items())
        return f'environ({{{items}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self) | dict(other)

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(other) | dict(self)


def _check_str(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value.encode('utf-8', 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


def _decode(value):
    return value.decode('utf-8', 'surrogateescape')


environ = _Environ(posix.environ, _check_str, _decode, _check_str, _decode)
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """Returns the sequence of directories that will be searched for the named executable."""
    env = environ if env is None else env
    value = env.get('PATH')
    if type(env) is dict and b'PATH' in env:
        if value is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        value = fsdecode(env[b'PATH'])
    return (defpath if value is None else fsdecode(value)).split(pathsep)


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


# For walk(): links to folders are neither followed nor counted as folders (shutil.rmtree uses it).
_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    links_as_files = followlinks is _walk_symlinks_as_files
    if links_as_files:
        followlinks = False
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders, files, below = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                is_folder = entry.is_dir(follow_symlinks=not links_as_files)
            except OSError:
                is_folder = False
            (folders if is_folder else files).append(entry.name)
            if is_folder and not topdown and (followlinks or not entry.is_symlink()):
                below.append(entry.path)
        if topdown:
            yield top, folders, files
            for folder in reversed(folders):
                new = path.join(top, folder)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(below))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Directory tree generator that also gives a descriptor of each folder: (path, folders, files, fd)."""
    sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
    # One generator for each folder under way, all driven from here: depth is not limited by recursion.
    stack = [_fwalk(fspath(top), True, topdown, onerror, follow_symlinks, dir_fd)]
    try:
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            elif len(step) == 4:
                yield step
            else:
                stack.append(_fwalk(*step))
    finally:
        while stack:
            stack.pop().close()


def _fwalk(top, is_root, topdown, onerror, follow_symlinks, dir_fd, entry=None):
    """One folder of fwalk: gives what fwalk gives, and the arguments of calls for the folders below."""
    name = top if is_root else entry
    try:
        before = stat(name, follow_symlinks=False, dir_fd=dir_fd)
        fd = open(name, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    except OSError as error:
        if is_root:
            raise
        if onerror is not None:
            onerror(error)
        return
    try:
        # The folder must be the one that was seen: a link in its place is not entered.
        if not (follow_symlinks or (st.S_ISDIR(before.st_mode) and path.samestat(before, stat(fd)))):
            return
        folders, files = [], []
        for item in scandir(fd):
            name = fsencode(item.name) if isinstance(top, bytes) else item.name
            try:
                (folders if item.is_dir() else files).append(name)
            except OSError:
                files.append(name)
        if topdown:
            yield top, folders, files, fd
        for name in folders:
            yield path.join(top, name), False, topdown, onerror, follow_symlinks, fd, name
        if not topdown:
            yield top, folders, files, fd
    finally:
        close(fd)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def _counted_cpus(count):
    """What -X cpu_count or PYTHON_CPU_COUNT says, else what the system says."""
    said = sys._xoptions.get('cpu_count') or (not sys.flags.ignore_environment and environ.get('PYTHON_CPU_COUNT'))
    return int(said) if said and said is not True and said != 'default' else count()


def cpu_count():
    """Return the number of logical CPUs in the system."""
    return _counted_cpus(_system_count)


def process_cpu_count():
    """Get the number of CPUs of the current process."""
    return _counted_cpus(_affinity_count)


def execl(file, *args):
    execv(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    execvp(file, args)


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    execvpe(file, args, None)


def execvpe(file, args, env):
    """Execute the executable file, which is searched for along PATH."""
    run = (lambda f: execv(f, args)) if env is None else (lambda f: execve(f, args, env))
    if path.dirname(file):
        run(file)
        return
    saved = None
    for folder in get_exec_path(env):
        try:
            run(path.join(folder, file))
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = saved = error
    raise saved if saved is not None else last


def popen(cmd, mode='r', buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    pipe = {'stdout' if mode == 'r' else 'stdin': subprocess.PIPE}
    process = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering, **pipe)
    return _wrap_close(process.stdout if mode == 'r' else process.stdin, process)


def _spawn(mode, run):
    pid = fork()
    if not pid:
        try:
            run()
        finally:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def _check_spawn(args):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')


def spawnv(mode, file, args):
    """Execute file with arguments from args in a subprocess."""
    _check_spawn(args)
    return _spawn(mode, lambda: execv(file, args))


def spawnve(mode, file, args, env):
    """Execute file with arguments from args in a subprocess with the specified environment."""
    _check_spawn(args)
    return _spawn(mode, lambda: execve(file, args, env))


def spawnvp(mode, file, args):
    """Execute file (which is looked for along $PATH) with arguments from args in a subprocess."""
    _check_spawn(args)
    return _spawn(mode, lambda: execvp(file, args))


def spawnvpe(mode, file, args, env):
    """Execute file (which is looked for along $PATH) with arguments from args and the environment env."""
    _check_spawn(args)
    return _spawn(mode, lambda: execvpe(file, args, env))


def spawnl(mode, file, *args):
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    return spawnvpe(mode, file, args[:-1], args[-1])


class _wrap_close:
    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, '__fspath__')
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


__all__ = [n for n in dir() if not n.startswith('_') and n not in ('sys', 'abc', 'st', 'posix', 'Mapping',
                                                                   'MutableMapping')] + ['_exit']
