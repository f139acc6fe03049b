"""compile() to a tree whose constants are folded, and for an older grammar."""
import _ast


def dump(node):
    if isinstance(node, _ast.AST):
        fields = [f"{name}={dump(getattr(node, name))}" for name in node._fields
                  if getattr(node, name, None) not in (None, []) and name != "ctx"]
        return f"{type(node).__name__}({', '.join(fields)})"
    if isinstance(node, list):
        return "[" + ", ".join(map(dump, node)) + "]"
    return repr(node)


def show(source, level=1):
    tree = compile(source, "<test>", "exec", _ast.PyCF_OPTIMIZED_AST, optimize=level)
    print(source.replace("\n", "|"), "->", dump(tree.body))


for source in ("1 + 2 * 3", "-5", "~5", "not x in y", "not x is y", "not x < y", "(1, (2, 3))", "(1,) * 3", "'a' * 4096 * 2",
               "2 ** 200", "1 << 200", "1 / 0", "(1, 2)[1]", "(1, 2)[5]", "'%s and %r' % (a, b)", "'%5s|%-6.2a%%' % (a, b)",
               "'%s' % (a, b)", "'%d' % (a,)", "'%s' % (*a,)", "__debug__", "for x in [1, 2]: pass", "for x in [a, b]: pass",
               "for x in {1}: pass", "[x for x in [1, 2]]", "x in [1, 2]", "x in {1}", "x in [y]", "lambda x=1 + 1: 2 + 2",
               "def f[T: (1 + 2)](a: 3 + 4) -> 5 + 6: pass", "x: 1 + 2 = 3 + 4", "match x:\n    case -1: pass",
               "from __future__ import annotations\nx: 1 + 2\ndef f(a: 3 + 4): pass", "f'{1 + 1}'", "b'%s' % (a,)"):
    show(source)
show("__debug__", 0)
show("'doc'\ndef f():\n    'doc'\nclass A:\n    'doc'\n    x = 1", 1)
show("'doc'\ndef f():\n    'doc'\nclass A:\n    'doc'\n    x = 1", 2)

raw = compile("a * (1 + 2)", "<test>", "exec", _ast.PyCF_ONLY_AST)
folded = compile(raw, "<test>", "exec", _ast.PyCF_OPTIMIZED_AST)
print(dump(raw.body), dump(folded.body))
place = compile("x = (1 +\n  2)", "<test>", "exec", _ast.PyCF_OPTIMIZED_AST).body[0].value
print(place.lineno, place.col_offset, place.end_lineno, place.end_col_offset)

for source in ("(x := 1)", "def f(a, /): pass", "match x:\n    case 1: pass", "try: pass\nexcept* ValueError: pass",
               "type X = int", "class A[T]: pass", "def f[T = int](): pass", "async def f(): [x async for x in y]", "a @ b", "x: int"):
    for minor in (4, 7, 9, 11, 12, 13):
        try:
            compile(source, "<test>", "exec", _ast.PyCF_ONLY_AST, _feature_version=minor)
        except SyntaxError as e:
            print(minor, e.msg)
        else:
            print(minor, "accepts", source.replace("\n", "|"))
            break
