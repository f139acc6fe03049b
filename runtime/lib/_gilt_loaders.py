"""Loaders that most programs never need: .pyc files without source, namespace packages, archives."""

import sys

from _gilt_import import ModuleSpec
from _gilt_loader import FileLoader


class SourcelessFileLoader(FileLoader):
    """Loads modules from a .pyc file whose source is not there."""

    __module__ = '_frozen_importlib_external'

    def get_code(self, fullname=None):
        from _gilt_pyc import code_of_pyc
        path = self.get_filename(fullname)
        return code_of_pyc(self.get_data(path), self.name if fullname is None else fullname, path)

    def get_source(self, fullname=None):
        """There is none."""
        return None


class NamespacePath:
    """__path__ of a namespace package: looks again when the path above it has changed."""

    __module__ = '_frozen_importlib_external'
    __name__ = '_NamespacePath'

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._path_finder = path_finder
        self._last_parent_path = tuple(self._get_parent_path())

    def _get_parent_path(self):
        parent = self._name.rpartition('.')[0]
        return sys.modules[parent].__path__ if parent else sys.path

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path:
            find = self._path_finder or namespace_finder
            spec = find(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = list(spec.submodule_search_locations)
            self._last_parent_path = parent_path
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


NamespacePath.__qualname__ = NamespacePath.__name__ = '_NamespacePath'


def namespace_finder(name, path):
    from importlib.machinery import PathFinder
    return PathFinder.find_spec(name, path)


class NamespaceLoader:
    """The loader of packages without __init__.py."""

    __module__ = '_frozen_importlib_external'

    def __init__(self, name, path, path_finder=None):
        self._path = path if isinstance(path, NamespacePath) else NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def load_module(self, fullname):
        from _gilt_pyc import load_module
        return load_module(self, fullname)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def get_resource_reader(self, name=None):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


def pyc_spec(name, origin, search):
    """Called by import.c for a module of which there is only a .pyc file."""
    spec = ModuleSpec(name, SourcelessFileLoader(name, origin), origin=origin)
    spec.submodule_search_locations = search
    spec.has_location = True
    return spec


def archive_spec(name, entry):
    """Called by import.c when an entry of a path is no folder: the spec of a module in an archive, or None."""
    import zipimport
    finder = sys.path_importer_cache.get(entry)
    if not hasattr(finder, 'find_spec'):
        try:
            finder = zipimport.zipimporter(entry)
        except ImportError:
            return None
        sys.path_importer_cache[entry] = finder
    return finder.find_spec(name)


def reload_spec(spec, module):
    """Runs the code of a module that a loader found again, in its namespace."""
    module.__spec__, module.__loader__ = spec, spec.loader
    spec.loader.exec_module(module)
