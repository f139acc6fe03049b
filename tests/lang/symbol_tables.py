"""The symbol tables that the module symtable shows."""
import _symtable


def show(table, depth=0):
    print("  " * depth + table.name, table.type, table.lineno, table.nested, table.varnames)
    for name, flags in table.symbols.items():
        print("  " * depth + "   ", name, flags & (1 << _symtable.SCOPE_OFF) - 1, flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK)
    for inner in table.children:
        show(inner, depth + 1)


SOURCE = """\
import a.b as c, d.e
from f import g
x: int = 1
y: str
def f(p, q=1, *r, s, **t) -> int:
    global gg
    z = lambda u: u + p
    def inner():
        nonlocal z
        z = 1
        return q
    [w for w in x]
    {k: v for k, v in x}
    (m for m in x if n)
    del z
    for i in []: pass
    return [lambda: o for o in x]
class K[T: int](Base):
    __priv = 1
    def m(self):
        __class__
        super().m
        self.__priv
    l = [h for h in x]
type A[U] = int
def gen[V](a=1):
    yield V
try: pass
except E as e: pass
if (wal := 1): pass
[(wal2 := 1) for _ in x]
"""
show(_symtable.symtable(SOURCE, "f", "exec"))
show(_symtable.symtable("a + (lambda b: b)(c)", b"f", "eval"))
show(_symtable.symtable("from __future__ import annotations\ndef f(x: a) -> b: y: c = 1", "f", "exec"))
print(sorted((k, v) for k, v in vars(_symtable).items() if type(v) is int))
print({name: value for name, value in vars(_symtable).items() if name == "DEF_BOUND"})
for bad in (lambda: _symtable.symtable("x", "f", "other"), lambda: _symtable.symtable("def f(x, x): pass", "f", "exec"),
            lambda: _symtable.symtable("nonlocal x", "f", "exec"), lambda: _symtable.symtable("x", 5, "exec"),
            lambda: _symtable.symtable("x = (", "g", "exec")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
