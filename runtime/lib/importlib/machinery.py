"""Specs, loaders and finders for code that works with them directly."""

import sys

from _gilt_import import ModuleSpec, standard_finders, standard_hooks
from _gilt_loader import SourceFileLoader
from _gilt_loaders import NamespaceLoader, NamespacePath, SourcelessFileLoader

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class PathFinder:
    """Finds modules along a list of folders and archives."""

    @staticmethod
    def _path_hooks(path):
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        if path == '':
            import os
            try:
                path = os.getcwd()
            except FileNotFoundError:
                return None
        try:
            return sys.path_importer_cache[path]
        except KeyError:
            finder = sys.path_importer_cache[path] = cls._path_hooks(path)
            return finder

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        portions = []
        for entry in sys.path if path is None else path:
            finder = cls._path_importer_cache(entry) if isinstance(entry, str) else None
            spec = finder.find_spec(fullname, target) if finder is not None else None
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            if spec.submodule_search_locations is None:
                raise ImportError('spec missing loader')
            portions.extend(spec.submodule_search_locations)
        if not portions:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = NamespacePath(fullname, portions, cls.find_spec)
        return spec

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)

    @staticmethod
    def invalidate_caches():
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None or not name.startswith('/'):
                del sys.path_importer_cache[name]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()
        from importlib.metadata import MetadataPathFinder
        MetadataPathFinder.invalidate_caches()


class _Included:
    """A finder and loader of modules that are in the binary."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if not cls._knows(fullname):
            return None
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=cls._is_package(fullname))

    @classmethod
    def _require(cls, fullname):
        if not cls._knows(fullname):
            raise ImportError(f'{fullname!r} is not a {cls._ORIGIN} module', name=fullname)

    @classmethod
    def create_module(cls, spec):
        cls._require(spec.name)
        return sys.modules.get(spec.name) or __import__(spec.name, fromlist=['*'])

    @staticmethod
    def exec_module(module):
        """Was done when it was created."""

    @classmethod
    def load_module(cls, fullname):
        cls._require(fullname)
        return sys.modules.get(fullname) or __import__(fullname, fromlist=['*'])

    @classmethod
    def get_code(cls, fullname):
        cls._require(fullname)
        return None

    @classmethod
    def get_source(cls, fullname):
        cls._require(fullname)
        return None

    @classmethod
    def is_package(cls, fullname):
        cls._require(fullname)
        return cls._is_package(fullname)


class BuiltinImporter(_Included):
    """Modules written in C."""

    _ORIGIN = 'built-in'

    @staticmethod
    def _knows(fullname):
        return fullname in sys.builtin_module_names

    @staticmethod
    def _is_package(fullname):
        return False


class FrozenImporter(_Included):
    """Modules in Python that are part of the binary."""

    _ORIGIN = 'frozen'

    @staticmethod
    def _knows(fullname):
        return fullname in sys._frozen_names()

    @staticmethod
    def _is_package(fullname):
        return any(name.startswith(fullname + '.') for name in sys._frozen_names())

    @classmethod
    def get_code(cls, fullname):
        cls._require(fullname)
        return compile(sys._frozen_source(fullname), f'<frozen {fullname}>', 'exec', dont_inherit=True)


class FileFinder:
    """Finds modules in one folder; loader_details: pairs of a loader and its suffixes."""

    def __init__(self, path, *loader_details):
        import os
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = os.getcwd() if not path or path == '.' else os.path.abspath(path)

    def find_spec(self, fullname, target=None):
        import os
        from importlib.util import spec_from_file_location
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        folder = os.path.isdir(base)
        if folder:
            for suffix, loader in self._loaders:
                path = os.path.join(base, '__init__' + suffix)
                if os.path.isfile(path):
                    return spec_from_file_location(fullname, path, loader=loader(fullname, path),
                                                   submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if not folder:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = [base]
        return spec

    def invalidate_caches(self):
        """Nothing is kept about the folder."""

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks that makes finders with these loaders."""
        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


class ExtensionFileLoader:
    """There to be named, and to say what it cannot do."""

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        raise ImportError(f"gilt cannot load {self.path}: it is an extension module for CPython's C interface",
                          name=self.name, path=self.path)

    def exec_module(self, module):
        self.create_module(module)


class AppleFrameworkLoader(ExtensionFileLoader):
    """Only there to be named: it belongs to another platform."""


standard_finders[:] = [BuiltinImporter, FrozenImporter, PathFinder]
if not standard_hooks:
    from zipimport import zipimporter
    standard_hooks[:] = [zipimporter, FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES),
                                                           (SourcelessFileLoader, BYTECODE_SUFFIXES))]
