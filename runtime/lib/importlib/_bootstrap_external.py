"""Names that code takes from CPython's import system; see runtime/import.c for gilt's own."""

from importlib.machinery import (BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, PathFinder,
                                 SourceFileLoader)
from importlib.util import MAGIC_NUMBER, cache_from_source, source_from_cache, spec_from_file_location
