"""Helpers around module specs."""

import sys

from _gilt_import import ModuleSpec, module_from_spec, resolve
from _gilt_pyc import MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, source_hash


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
    from importlib.machinery import SourceFileLoader, SourcelessFileLoader
    import os
    if location is not None:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if location is None or not location.endswith(('.py', '.pyc')):
            return None
        loader = (SourceFileLoader if location.endswith('.py') else SourcelessFileLoader)(name, location)
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
        if getattr(module, '__name__', None) == '__main__':
            raise ValueError(f'{fullname}.__spec__ is None')
    parent = fullname.rpartition('.')[0]
    path = None
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError as error:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {fullname!r}',
                                      name=fullname) from error
    return _search(fullname, path)


class _LazyModule(type(sys)):
    """A module whose code runs when an attribute is first asked for."""

    def __getattribute__(self, name):
        state = object.__getattribute__(self, '__spec__').loader_state
        with state['lock']:
            if object.__getattribute__(self, '__class__') is _LazyModule:
                if state['loading']:  # asked for by the module's own code
                    return state['class'].__getattribute__(self, name)
                state['loading'] = True
                _run_lazy(self, state)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


def _run_lazy(module, state):
    namespace = object.__getattribute__(module, '__dict__')
    spec = namespace['__spec__']
    before = state['namespace']
    changed = {name: value for name, value in namespace.items() if name not in before or before[name] is not value}
    spec.loader.exec_module(module)
    if spec.name in sys.modules and sys.modules[spec.name] is not module:
        raise ValueError(f'module object for {spec.name!r} substituted in sys.modules during a lazy load')
    namespace.update(changed)
    object.__setattr__(module, '__class__', state['class'])


class LazyLoader:
    """A loader that wraps another and puts off what that does."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """Construct a callable which returns the eager loader made lazy."""
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        import threading
        module.__spec__.loader = module.__loader__ = self.loader
        module.__spec__.loader_state = {'namespace': module.__dict__.copy(), 'class': module.__class__,
                                        'lock': threading.RLock(), 'loading': False}
        module.__class__ = _LazyModule
