"""Specs, loaders and finders for code that works with them directly."""

import sys

from _gilt_import import ModuleSpec

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, name=None):
        return self.get_data(self.path).decode()

    def get_code(self, name=None):
        return self.source_to_code(self.get_data(self.path), self.path)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def is_package(self, name=None):
        return self.path.rpartition('/')[2] == '__init__.py'

    def exec_module(self, module):
        exec(self.get_code(), module.__dict__)


class PathFinder:
    """Finds source files along a list of folders."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        import os
        from importlib.util import spec_from_file_location
        leaf = fullname.rpartition('.')[2]
        for folder in sys.path if path is None else path:
            package = os.path.join(folder, leaf, '__init__.py')
            if os.path.isfile(package):
                return spec_from_file_location(fullname, package, submodule_search_locations=[
                    os.path.dirname(package)])
            module = os.path.join(folder, leaf + '.py')
            if os.path.isfile(module):
                return spec_from_file_location(fullname, module)
        return None

    @staticmethod
    def invalidate_caches():
        pass


class BuiltinImporter:
    """Modules written in C."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if fullname in sys.builtin_module_names:
            return ModuleSpec(fullname, cls, origin='built-in')
        return None

    @staticmethod
    def create_module(spec):
        return __import__(spec.name)

    @staticmethod
    def exec_module(module):
        pass


class FrozenImporter:
    """Modules in Python that are part of the binary."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if fullname in sys._frozen_names():
            return ModuleSpec(fullname, cls, origin='frozen')
        return None

    @staticmethod
    def create_module(spec):
        return sys.modules.get(spec.name) or __import__(spec.name, fromlist=['*'])

    @staticmethod
    def exec_module(module):
        pass
