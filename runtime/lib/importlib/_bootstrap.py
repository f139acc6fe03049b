"""Names that code takes from CPython's import system; see runtime/import.c for gilt's own."""

from _gilt_import import ModuleSpec, module_from_spec
from importlib.machinery import BuiltinImporter, FrozenImporter
from importlib.util import spec_from_loader
