"""The user accounts of this system."""

import _unix
from _gilt_structseq import structseq

struct_passwd = structseq('pwd', 'struct_passwd',
                          ['pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell'])


def getpwnam(name, /):
    """The account of this name; KeyError when there is none."""
    if not isinstance(name, str):
        raise TypeError(f'getpwnam() argument must be str, not {type(name).__name__}')
    if '\0' in name:
        raise ValueError('embedded null byte')
    record = _unix.passwd(name)
    if record is None:
        raise KeyError(f'getpwnam(): name not found: {name!r}')
    return struct_passwd(record)


def getpwuid(uidobj, /):
    """The account of this number; KeyError when there is none."""
    if isinstance(uidobj, str):
        raise TypeError('uid should be integer, not str')
    if uidobj >= 1 << 32:
        raise KeyError('getpwuid(): uid not found')
    record = _unix.passwd(uidobj)
    if record is None:
        raise KeyError(f'getpwuid(): uid not found: {uidobj}')
    return struct_passwd(record)


def getpwall():
    """All accounts."""
    return [struct_passwd(record) for record in _unix.all_passwd()]
