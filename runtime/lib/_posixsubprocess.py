"""Starts a child process for the module subprocess: fork, arrange descriptors, exec."""

import posix


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread,
              errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups,
              uid, umask, preexec_fn, *rest):
    """The child's pid. Errors of the child come back through errpipe_write as 'Name:errno:message'."""
    if gid is not None or uid is not None or extra_groups is not None or pgid_to_set >= 0:
        raise NotImplementedError('gilt cannot change user, group or process group of a child')
    args = [posix.fspath(a) for a in args]
    pid = posix.fork()
    if pid:
        return pid
    stage = 'exec'
    try:
        stage = ''
        keep = {errpipe_write, *pass_fds}
        for fd in (p2cwrite, c2pread, errread, errpipe_read):
            if fd >= 0:
                posix.close(fd)
        if c2pwrite == 0:
            c2pwrite = posix.dup(c2pwrite)
        while errwrite in (0, 1):
            errwrite = posix.dup(errwrite)
        for source, target in ((p2cread, 0), (c2pwrite, 1), (errwrite, 2)):
            if source == target:
                posix.set_inheritable(source, True)
            elif source >= 0:
                posix.dup2(source, target)
        if cwd is not None:
            stage = 'noexec:chdir'
            posix.chdir(cwd)
            stage = ''
        if umask >= 0:
            posix.umask(umask)
        if restore_signals:
            import _signal
            for name in ('SIGPIPE', 'SIGXFSZ'):
                if hasattr(_signal, name):
                    _signal.signal(getattr(_signal, name), _signal.SIG_DFL)
        if call_setsid:
            posix.setsid()
        for fd in pass_fds:
            if fd != errpipe_write:  # that one tells the parent by closing that exec went well
                posix.set_inheritable(fd, True)
        if preexec_fn is not None:
            stage = 'preexec'
            preexec_fn()
            stage = ''
        if close_fds:
            for name in posix.listdir('/proc/self/fd'):
                fd = int(name)
                if fd > 2 and fd not in keep:
                    try:
                        posix.close(fd)
                    except OSError:
                        pass
        saved = None
        for path in executable_list:
            try:
                if env is None:
                    posix.execv(path, args)
                else:
                    posix.execve(path, args, dict(item.split(b'=', 1) for item in env))
            except OSError as error:
                if saved is None or error.errno not in (2, 20):
                    saved = error
        _report(errpipe_write, saved, '')
    except OSError as error:
        _report(errpipe_write, error, stage)
    except BaseException as error:
        posix.write(errpipe_write, b'SubprocessError:0:Exception occurred in preexec_fn.')
    finally:
        posix._exit(255)


def _report(fd, error, stage):
    message = 'noexec' if stage.startswith('noexec') else ''
    posix.write(fd, f'OSError:{error.errno:X}:{message}'.encode())
