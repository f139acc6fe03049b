"""The groups of user accounts of this system."""

import _unix
from _gilt_structseq import structseq

struct_group = structseq('grp', 'struct_group', ['gr_name', 'gr_passwd', 'gr_gid', 'gr_mem'])


def getgrnam(name):
    """The group of this name; KeyError when there is none."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 1 must be str, not {type(name).__name__}")
    if '\0' in name:
        raise ValueError('embedded null byte')
    record = _unix.group(name)
    if record is None:
        raise KeyError(f'getgrnam(): name not found: {name!r}')
    return struct_group(record)


def getgrgid(id):
    """The group of this number; KeyError when there is none."""
    if isinstance(id, str):
        raise TypeError('gid should be integer, not str')
    record = _unix.group(id)
    if record is None:
        raise KeyError(f'getgrgid(): gid not found: {id}')
    return struct_group(record)


def getgrall():
    """All groups."""
    return [struct_group(record) for record in _unix.all_groups()]
