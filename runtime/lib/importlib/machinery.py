"""Specs, loaders and finders for code that works with them directly."""

import sys

from _gilt_import import (ModuleSpec, NamespaceLoader, SourceFileLoader, hooked_finder, make_spec,
                          standard_finders, standard_path_finders)

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class PathFinder:
    """Finds modules along a list of folders, with the finders of sys.path_hooks."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        portions = []
        for entry in sys.path if path is None else path:
            finder = hooked_finder(entry) if isinstance(entry, str) else None
            spec = finder.find_spec(fullname) if finder is not None else None
            if spec is not None and spec.loader is not None:
                return spec
            if spec is not None:
                portions += spec.submodule_search_locations or ()
        return make_spec(fullname, None, portions) if portions else None

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
    """Finds modules in one folder, each kind of file by its suffixes."""

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = path or '.'

    def find_spec(self, fullname, target=None):
        import os
        from importlib.util import spec_from_file_location
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        is_folder = os.path.isdir(base)
        for stem, search in ([(os.path.join(base, '__init__'), [base])] if is_folder else []) + [(base, None)]:
            for suffix, loader in self._loaders:
                if os.path.isfile(stem + suffix):
                    return spec_from_file_location(fullname, stem + suffix, loader=loader(fullname, stem + suffix),
                                                   submodule_search_locations=search)
        if not is_folder:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = [base]
        return spec

    def invalidate_caches(self):
        pass

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


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
standard_path_finders[:] = [FileFinder]
