# Trees with type comments, of mode "func_type", and for an older Python (_feature_version).
import _ast as ast

SOURCE = """\
x = y = []  # type: List[int]
for x in y:  # type: int
    pass  # type: ignore[misc]
else:
    x = 1 # type:  spaces behind  
with (a as b):  # type: B
    pass
with a as b, c:  #type:C
    pass
def f(a,  # type: A
      /,
      b=1,  # type: B
      *args,  # type: C
      k,  # type: D
      **kw  # type: E
      ):
    # type: (...) -> int
    return 1
# type: ignore
async def g(a): # type: (A) -> \u00e9
    async for x in y: # type: X
        z = (1, # no type
             2)
    async with c: # type: Y
        lambda a, b: 1
def h(*, k): pass
x += 1 # not a type: int
s = "# type: str" # type: ignore_this
t = '''
# type: ignore
'''
"""

TYPE_COMMENTS = 0x1000


def parse(source, mode="exec", type_comments=False, version=-1):
    flags = ast.PyCF_ONLY_AST | (TYPE_COMMENTS if type_comments else 0)
    return compile(source, "<unknown>", mode, flags, _feature_version=version)


def walk(node):
    if isinstance(node, list):
        for x in node:
            yield from walk(x)
    elif isinstance(node, ast.AST):
        yield node
        for name in node._fields:
            yield from walk(getattr(node, name, None))


def dump(node):
    if isinstance(node, list):
        return "[" + ", ".join(map(dump, node)) + "]"
    if isinstance(node, ast.AST):
        return type(node).__name__ + "(" + ", ".join(dump(getattr(node, name)) for name in node._fields) + ")"
    return repr(node)


tree = parse(SOURCE, type_comments=True)
for statement in tree.body:
    print(dump(statement))
print(dump(tree.type_ignores))
for node in walk(tree):
    if getattr(node, "type_comment", None):
        print(type(node).__name__, repr(node.type_comment), node.lineno, node.end_lineno, node.end_col_offset)
print([n.type_comment for n in walk(parse(SOURCE)) if hasattr(n, "type_comment") and n.type_comment])
print(dump(parse(SOURCE)).count("TypeIgnore"))
exec(compile(parse("x = 3 # type: int\ndef f(a # type: A\n): return a + x # type: ignore", type_comments=True), "", "exec"))
print(f(4))


def refused(source, **options):
    try:
        print("accepted", dump(parse(source, **options)))
    except SyntaxError as e:
        print(repr(source), e.args[0], e.args[1][1:])


for source in ("pass  # type: int\n", "foo()  # type: int\n", "x += 1  # type: int\n", "x: int = 1  # type: int\n",
               "while True:  # type: int\n  continue\n", "try:  # type: int\n  pass\nfinally:\n  pass\n",
               "pass  # type: ignorewhatever\n", "pass # type: ignore\u00e9\n", "def f(*, # type: A\n a): pass",
               "def f():  # type: () -> int\n    # type: () -> str\n    pass\n", "def f(a, /, # type: A\n b): pass",
               "lambda a # type: A\n: 1", "f(1, # type: A\n)", "class A: # type: A\n  pass",
               "def f(a # type: A\n, b): pass", "x = 1 # type: int\ny = (2\n"):
    refused(source, type_comments=True)

for source in ("() -> int", "(int) -> List[str]", "(int, *str, **Any) -> float", "(*int) -> None", "(**int) -> None",
               "(a, b)->c\n\n", "(int, *str, *Any) -> float", "(int, **str, Any) -> float", "(**int, **str) -> float",
               "(*a, **b, *c) -> d", "(a,) -> b", "() - x", "() -> x, y", "(", "x"):
    refused(source, mode="func_type")

for source, version in (("x = 1_0", 6), ("x = 1_0", 5), ("x = 0x_ff + 1", 4), ("x = 1_0.5_0j", 5), ("x = 10", 4),
                        ("with (a as b, c): pass", 7), ("f'{x}'", 5),
                        ("match x:\n case 1_0: pass", 5)):
    refused(source, version=version)

print(dump(ast.FunctionType([ast.Name("a")], ast.Name("b"))))
for mode, flags in (("func_type", 0), ("other", 0), ("other", ast.PyCF_ONLY_AST), ("func_type", ast.PyCF_ONLY_AST)):
    try:
        print(type(compile("() -> a", "", mode, flags)))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, e)


def place(node):
    node.lineno = node.end_lineno = node.end_col_offset = 1
    node.col_offset = 0
    return node


bad = ast.Module([ast.Pass(lineno=1, col_offset=0)], [ast.TypeIgnore(1, 5)])
for tree in (bad, ast.Module([ast.Pass(lineno=1, col_offset=0)], None),
             ast.Module([ast.Pass(lineno=1, col_offset=0)], [3]),
             ast.Module([place(ast.Assign([place(ast.Name("x", ast.Store()))], place(ast.Constant(1)), 5))], [])):
    try:
        compile(tree, "", "exec")
        print("compiled")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
