"""Abstract base classes of loaders and finders."""

import abc

import _gilt_loader
import _gilt_pyc
from importlib import machinery


class Loader(metaclass=abc.ABCMeta):
    def create_module(self, spec):
        """The default: an ordinary module object."""
        return None

    def load_module(self, fullname):
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _gilt_pyc.load_module(self, fullname)


class MetaPathFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        """Nothing to forget by default."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        """Nothing to forget by default."""


class InspectLoader(Loader):
    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class ResourceLoader(Loader):
    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class FileLoader(_gilt_loader.FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of one file, with name and path."""


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Source that get_data() reads; with path_stats() and set_data() its bytecode is kept in files too."""

    def path_mtime(self, path):
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path):
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path), 'size': None}

    def set_data(self, path, data):
        """Nothing is kept by default."""

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def is_package(self, fullname):
        return _gilt_loader.is_init(fullname, self.get_filename(fullname))

    def get_source(self, fullname):
        return _gilt_pyc.get_source(self, fullname)

    def get_code(self, fullname):
        return _gilt_pyc.get_code(self, fullname)


for base, children in ((MetaPathFinder, ('BuiltinImporter', 'FrozenImporter', 'PathFinder')),
                       (PathEntryFinder, ('FileFinder',)), (InspectLoader, ('BuiltinImporter', 'FrozenImporter')),
                       (ExecutionLoader, ('ExtensionFileLoader',)), (SourceLoader, ('SourceFileLoader',)),
                       (FileLoader, ('SourceFileLoader', 'SourcelessFileLoader'))):
    for child in children:
        base.register(getattr(machinery, child))
del base, children, child
