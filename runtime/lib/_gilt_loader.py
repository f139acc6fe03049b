"""The loader of source files: alone in a module, for every script that is started has one."""


def is_init(name, path):
    """Is the file of a module the one of a package?"""
    return path.rpartition('/')[2].rpartition('.')[0] == '__init__' and name.rpartition('.')[2] != '__init__'


class _LoaderBasics:
    """What a loader has that only knows how to get code."""

    __module__ = '_frozen_importlib_external'

    def create_module(self, spec):
        """The default: an ordinary module object."""
        return None

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)


class FileLoader(_LoaderBasics):
    """What the loaders of files have in common."""

    __module__ = '_frozen_importlib_external'

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)

    def load_module(self, fullname=None):
        from _gilt_pyc import load_module
        self._check(fullname)
        return load_module(self, fullname or self.name)

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def is_package(self, name=None):
        return is_init(self.name if name is None else name, self.get_filename(name))

    def get_resource_reader(self, name=None):
        from importlib.readers import FileReader
        self._check(name)
        return FileReader(self)


class SourceFileLoader(FileLoader):
    __module__ = '_frozen_importlib_external'

    def get_source(self, name=None):
        from _gilt_pyc import get_source
        return get_source(self, name)

    def get_code(self, name=None):
        from _gilt_pyc import get_code
        return get_code(self, self.name if name is None else name)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def path_stats(self, path):
        import os
        status = os.stat(path)
        return {'mtime': status.st_mtime, 'size': status.st_size}

    def path_mtime(self, path):
        return int(self.path_stats(path)['mtime'])

    def set_data(self, path, data, *, _mode=0o666):
        from _gilt_pyc import set_data
        set_data(path, data, _mode)

    def _cache_bytecode(self, source_path, bytecode_path, data):
        from _gilt_pyc import calc_mode
        self.set_data(bytecode_path, data, _mode=calc_mode(source_path))
