"""Starts a child process for the module subprocess: fork, arrange descriptors, exec."""

import posix
import sys


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread,
              errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups,
              uid, umask, preexec_fn, *rest):
    """The child's pid. Errors of the child come back through errpipe_write as 'Name:errno:message'."""
    args = [_checked(posix.fspath(a)) for a in args]
    if env is not None:
        env = dict(_checked(item).split(b'=', 1) for item in env)
    if preexec_fn is not None and sys.is_finalizing():
        raise PythonFinalizationError('preexec_fn not supported at interpreter shutdown')
    _check_ids(uid, 'uid')
    _check_ids(gid, 'gid')
    for group in extra_groups or ():
        try:
            _check_ids(group, 'gid')
        except OverflowError:
            raise ValueError('invalid group id') from None
    # CPython's module before 3.12 knows the text 'noexec' only.
    stages = {'chdir': 'noexec:chdir' if 'noexec:chdir' in sys._getframe(1).f_code.co_consts else 'noexec'}
    pid = _fork(preexec_fn)
    if pid:
        return pid
    stage = 'noexec'
    try:
        keep = {errpipe_write, *pass_fds}
        _arrange((p2cwrite, c2pread, errread, errpipe_read), p2cread, c2pwrite, errwrite)
        if cwd is not None:
            stage = stages['chdir']
            posix.chdir(cwd)
            stage = 'noexec'
        if umask >= 0:
            posix.umask(umask)
        if restore_signals:
            _restore_signals()
        if call_setsid:
            posix.setsid()
        if pgid_to_set >= 0:
            posix.setpgid(0, pgid_to_set)
        if extra_groups is not None:
            posix.setgroups(extra_groups)
        if gid is not None:
            posix.setregid(gid, gid)
        if uid is not None:
            posix.setreuid(uid, uid)
        for fd in pass_fds:
            if fd != errpipe_write:  # that one tells the parent by closing that exec went well
                posix.set_inheritable(fd, True)
        if preexec_fn is not None:
            _call(preexec_fn, errpipe_write)
        if close_fds:
            _close_all_but(keep)
        stage = ''
        _exec(executable_list, args, env)
    except OSError as error:
        posix.write(errpipe_write, f'OSError:{error.errno:X}:{stage}'.encode())
    finally:
        posix._exit(255)


def _check_ids(number, what):
    """The system's numbers of users and groups have 32 bits, and the last one stands for none."""
    if number is not None and number >= 0xFFFFFFFF:
        raise OverflowError(f'{what} is greater than maximum')
    if number is not None and number < 0:
        raise OverflowError(f'{what} is less than minimum')


def _checked(text):
    """text, which is to be given to the system."""
    if ('\0' if isinstance(text, str) else b'\0') in text:
        raise ValueError('embedded null byte')
    return text


def _fork(preexec_fn):
    """fork(); with the hooks that make a child fit for code of the program, if some is to be run there."""
    if preexec_fn is None:
        return posix.fork()
    import os
    return os.fork()


def _arrange(ends_of_parent, stdin, stdout, stderr):
    """Puts the descriptors (-1: as they are) where they belong."""
    for fd in ends_of_parent:
        if fd >= 0:
            posix.close(fd)
    if stdout == 0:
        stdout = posix.dup(stdout)
    while stderr in (0, 1):
        stderr = posix.dup(stderr)
    for source, target in ((stdin, 0), (stdout, 1), (stderr, 2)):
        if source == target:
            posix.set_inheritable(source, True)
        elif source >= 0:
            posix.dup2(source, target)


def _restore_signals():
    import _signal
    for name in ('SIGPIPE', 'SIGXFSZ'):
        if hasattr(_signal, name):
            _signal.signal(getattr(_signal, name), _signal.SIG_DFL)


def _call(preexec_fn, fd):
    try:
        preexec_fn()
    except BaseException:
        posix.write(fd, b'SubprocessError:0:Exception occurred in preexec_fn.')
        posix._exit(255)


def _close_all_but(keep):
    for name in posix.listdir('/proc/self/fd'):
        fd = int(name)
        if fd > 2 and fd not in keep:
            try:
                posix.close(fd)
            except OSError:  # that of the folder
                pass


def _exec(paths, args, env):
    """Becomes the first program there is; else the error that says most."""
    saved = None
    for path in paths:
        try:
            if env is None:
                posix.execv(path, args)
            else:
                posix.execve(path, args, env)
        except OSError as error:
            if saved is None or error.errno not in (2, 20):
                saved = error
    raise saved
