"""Names that code takes from CPython's import system; see runtime/import.c for gilt's own."""

from importlib.machinery import (BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, PathFinder,
                                 SourceFileLoader)
from importlib.machinery import (DEBUG_BYTECODE_SUFFIXES, OPTIMIZED_BYTECODE_SUFFIXES, ExtensionFileLoader, FileFinder,
                                 NamespaceLoader, SourcelessFileLoader)
from importlib.abc import SourceLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, source_from_cache, spec_from_file_location

path_sep = path_separators = '/'


def _get_sourcefile(bytecode_path):
    """The source beside a bytecode file; the path itself when it is none."""
    if not bytecode_path or not bytecode_path.endswith('.pyc'):
        return bytecode_path or None
    import os
    source = bytecode_path[:-1]
    return source if os.path.isfile(source) else bytecode_path
