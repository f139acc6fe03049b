"""The compiler's symbol tables as objects, for the module symtable."""

import sys

DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE, DEF_FREE, DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT = [1 << i for i in range(9)]
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT
TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE, TYPE_ANNOTATION, TYPE_TYPE_ALIAS, TYPE_TYPE_PARAMETERS, TYPE_TYPE_VARIABLE = range(7)
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = range(1, 6)
SCOPE_OFF, SCOPE_MASK = 12, 15


class entry:
    """One scope: module, class, function, type parameters ..."""

    __module__ = 'builtins'
    __name__ = __qualname__ = 'symtable entry'

    def __init__(self, parts):
        self.name, self.type, self.lineno, self.nested, self.varnames, self.symbols, inside = parts
        self.id = id(self)
        self.children = [entry(x) for x in inside]

    def __repr__(self):
        return f'<symtable entry {self.name}({self.id}), line {self.lineno}>'


def symtable(source, filename, startstr, /):
    """Return symbol and scope dictionaries used internally by compiler."""
    if startstr not in ('exec', 'eval', 'single'):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    if not isinstance(filename, (str, bytes)):
        kind = type(filename)
        if not hasattr(kind, '__fspath__'):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
        filename = kind.__fspath__(filename)
    if isinstance(filename, bytes):
        filename = filename.decode('utf-8', 'surrogateescape')
    return entry(sys._symbol_tables(source, filename, startstr))
