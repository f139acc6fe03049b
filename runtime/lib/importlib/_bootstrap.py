"""Names that code takes from CPython's import system; see runtime/import.c for gilt's own."""

from _gilt_import import ModuleSpec, module_from_spec
from importlib.machinery import BuiltinImporter, FrozenImporter
from importlib.util import spec_from_loader


def _verbose_message(message, *args, verbosity=1):
    """Says what an import does when -v asked for it."""
    import sys
    if sys.flags.verbose >= verbosity:
        print('#', message.format(*args), file=sys.stderr)


def _load(spec):
    """The module of a spec, executed and put into sys.modules."""
    return module_from_spec(spec, run=True)
