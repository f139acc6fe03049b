"""What library code asks of the import system's lower half."""

import sys

check_hash_based_pycs = 'default'


def lock_held():
    """Is a module being imported? The locks are one per module."""
    return sys._importing()


def acquire_lock():
    """There is no global import lock to take."""


def release_lock():
    """There is no global import lock to release."""


def is_builtin(name):
    return int(name in sys.builtin_module_names)


def is_frozen(name):
    return name in sys._frozen_names()


def is_frozen_package(name):
    return bool(hasattr(__import__(name, fromlist=['x']), '__path__'))


def extension_suffixes():
    return []


def source_hash(key, source):
    """The 8 bytes by which a .pyc file knows its source."""
    from _blake2 import blake2b
    return blake2b(source, digest_size=8, key=key.to_bytes(8, 'little')).digest()


def _fix_co_filename(code, path):
    """The code with another file name; CPython changes the object itself."""
    if code.co_filename == path:
        return code
    old = code.co_filename
    constants = tuple(_fix_co_filename(c, path) if isinstance(c, type(code)) and c.co_filename == old else c
                      for c in code.co_consts)
    return code.replace(co_filename=path, co_consts=constants)


def _override_frozen_modules_for_tests(override):
    """There is only one set of frozen modules: nothing to choose."""
