"""Importing by name; the machinery itself is runtime/import.c."""

import sys

import _gilt_import

# Submodules that are not part of gilt (metadata, resources) come from an installed library.
__path__ = [f'{folder}/importlib' for folder in sys.path if folder]

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__


def __getattr__(name):
    if name in ('_bootstrap', '_bootstrap_external'):  # CPython has imported them
        return import_module(f'importlib.{name}')
    raise AttributeError(f"module 'importlib' has no attribute {name!r}")


def invalidate_caches():
    """There are no caches of folders: nothing to do but to tell finders that have their own."""
    import sys
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module; a relative name needs `package` to start from."""
    level = 0
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import "
                            f'for {name!r}')
        while name[level:level + 1] == '.':
            level += 1
        name = _gilt_import.resolve(name[level:], package, level)
    import sys
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Run a module's code again in its namespace and return it."""
    import sys
    if not isinstance(module, type(sys)):
        raise TypeError('reload() argument must be a module')
    return sys._reload(module)
