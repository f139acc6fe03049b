"""Names that code takes from CPython's import system; see runtime/import.c for gilt's own."""

import os

from _gilt_loader import FileLoader, _LoaderBasics
from _gilt_loaders import NamespacePath as _NamespacePath
from _gilt_pyc import (MAGIC_NUMBER, cache_from_source, calc_mode as _calc_mode, classify as _classify_pyc,
                       decode_source, hash_pyc as _code_to_hash_pyc, load_code as _compile_bytecode,
                       source_from_cache, timestamp_pyc as _code_to_timestamp_pyc,
                       validate_hash as _validate_hash_pyc, validate_timestamp as _validate_timestamp_pyc,
                       write_atomic as _write_atomic)
from importlib.abc import SourceLoader
from importlib.machinery import (BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES,
                                 OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder,
                                 NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader)
from importlib.util import spec_from_file_location
from os import stat as _path_stat

path_sep = path_separators = '/'


def _get_sourcefile(bytecode_path):
    """The source beside a bytecode file; the path itself when it is none."""
    if not bytecode_path or not bytecode_path.endswith('.pyc'):
        return bytecode_path or None
    source = bytecode_path[:-1]
    return source if os.path.isfile(source) else bytecode_path


def _path_join(*parts):
    return '/'.join(part.rstrip('/') for part in parts if part)


def _path_split(path):
    head, _, tail = path.rpartition('/')
    return head, tail


def _unpack_uint16(data):
    return int.from_bytes(data, 'little')


_unpack_uint32 = _unpack_uint64 = _unpack_uint16


def _fix_up_module(namespace, name, pathname, cpathname=None):
    """Gives a namespace that code is run in what the import statement gives to a module."""
    from importlib.machinery import SourceFileLoader
    loader = namespace.setdefault('__loader__', SourceFileLoader(name, pathname))
    namespace.setdefault('__spec__', spec_from_file_location(name, pathname, loader=loader))
    namespace['__file__'] = pathname
