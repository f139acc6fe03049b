"""Helpers around module specs."""

import sys

from _gilt_import import ModuleSpec, module_from_spec, resolve

MAGIC_NUMBER = b'gilt'


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return resolve(name[level:], package, level)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None and hasattr(loader, 'get_filename'):
        location = loader.get_filename(name)
        search = [location.rpartition('/')[0]] if is_package else None
        return spec_from_file_location(name, location, loader=loader, submodule_search_locations=search)
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """Return a module spec based on a file location."""
    from importlib.machinery import SourceFileLoader
    import os
    if location is not None:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if location is None or not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, 'is_package') and loader.is_package(name):
        spec.submodule_search_locations = [os.path.dirname(location)]
    return spec


def _search(name, path):
    import importlib.machinery
    for finder in sys.meta_path:
        find_spec = getattr(finder, 'find_spec', None)
        spec = find_spec(name, path) if find_spec is not None else None
        if spec is not None:
            return spec
    return None


def _find_spec_from_path(name, path=None):
    """Return the spec of a module below the given search path, without importing its package."""
    module = sys.modules.get(name)
    return _search(name, path) if module is None else module.__spec__


def find_spec(name, package=None):
    """Return the spec for the specified module, None when there is no such module."""
    fullname = resolve_name(name, package)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, '__spec__', None)
        if spec is not None:
            return spec
    parent = fullname.rpartition('.')[0]
    path = None
    if parent:
        path = __import__(parent, fromlist=['__path__']).__path__
    return _search(fullname, path)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The path a bytecode file would have: gilt keeps none."""
    import os
    if debug_override is not None:
        optimization = '' if debug_override else 1
    optimization = '' if optimization is None else str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError(f'{optimization!r} is not alphanumeric')
    folder, name = os.path.split(os.fspath(path))
    base = name.rpartition('.')[0] or name
    return os.path.join(folder, '__pycache__', base + '.gilt' + (optimization and '.opt-' + optimization) + '.pyc')


def source_from_cache(path):
    raise NotImplementedError('gilt keeps no bytecode files')
