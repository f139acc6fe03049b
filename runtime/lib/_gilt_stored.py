"""The key with which marshal seals code objects. gilt trusts bytecode: it runs none that this user's gilt did not make."""

import os

_SIZE = 32
_key = None


def _folder():
    base = os.environ.get('XDG_CACHE_HOME', '')
    if not base.startswith('/'):
        base = os.path.expanduser('~/.cache')
    return f'{base}/gilt'


def _read(path):
    """The key in a file that only this user can have written; None without one."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        status = os.fstat(fd)
        mine = status.st_uid == os.geteuid() and not status.st_mode & 0o077
        data = os.read(fd, _SIZE + 1) if mine else b''
    finally:
        os.close(fd)
    return data if len(data) == _SIZE else None


def _write(path, data):
    """Puts a new key there unless somebody else was faster."""
    temporary = f'{path}.{os.getpid()}.{data[:4].hex()}'
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError:
        return
    try:
        try:
            os.write(fd, data)
        finally:
            os.close(fd)
        os.link(temporary, path)
    except OSError:
        pass
    finally:
        os.unlink(temporary)


def key():
    """The user's key, made when there is none. Where it cannot be kept it lasts as long as this interpreter."""
    global _key
    if _key is None:
        path = f'{_folder()}/code-key'
        found = _read(path)
        if found is None:
            made = os.urandom(_SIZE)
            _write(path, made)
            found = _read(path) or made
        _key = found
    return _key
