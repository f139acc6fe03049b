"""What library code asks of the import system's lower half."""

import sys

check_hash_based_pycs = 'default'


def lock_held():
    """The import lock of this interpreter is one per module and never held in between."""
    return False


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
    raise NotImplementedError('gilt keeps no bytecode files')


def _fix_co_filename(code, path):
    raise NotImplementedError('code objects of gilt are immutable')


def _override_frozen_modules_for_tests(override):
    """There is only one set of frozen modules: nothing to choose."""
