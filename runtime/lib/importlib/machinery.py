"""Specs, loaders and finders for code that works with them directly."""

import sys

from _gilt_import import ModuleSpec, NamespaceLoader, SourceFileLoader, standard_finders

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


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
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)

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


class FileFinder:
    """Finds source files in one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or '.'

    def find_spec(self, fullname, target=None):
        return PathFinder.find_spec(fullname, [self.path])

    def invalidate_caches(self):
        pass

    @classmethod
    def path_hook(cls, *loader_details):
        return lambda path: cls(path, *loader_details)


class _Unsupported:
    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        raise ImportError(f'gilt cannot load {self.path}: {self.kind}', name=self.name, path=self.path)

    def exec_module(self, module):
        self.create_module(module)


class ExtensionFileLoader(_Unsupported):
    kind = "it is an extension module for CPython's C interface"


class SourcelessFileLoader(_Unsupported):
    kind = 'it is bytecode for CPython'


class AppleFrameworkLoader(ExtensionFileLoader):
    """Only there to be named: it belongs to another platform."""


standard_finders[:] = [BuiltinImporter, FrozenImporter, PathFinder]
