# ast: parse, dump, unparse, compile of every statement and expression form.
import ast

SOURCES = ["x = 1", "x: int = 1", "x: int", "x += 1", "a = b = c", "a, *b = c", "del a, b[0], c.d", "pass", "break_ = 1", "assert a, b", "assert a", "raise", "raise a", "raise a from b", "import a, b.c as d", "from a import b as c, d", "from . import a", "from ..a import *", "global_ = 1", "def f(a, /, b=1, *c, d, e=2, **g) -> int: return a", "async def f(): await x", "@d\ndef f(): pass", "class A(B, metaclass=C, *d, **e): x = 1", "@d\nclass A: pass", "if a: b\nelif c: d\nelse: e", "while a: b\nelse: c", "for a in b: c\nelse: d", "async def f():\n async for a in b: pass\n async with c as d: pass",
           "with a as b, c: d", "try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g", "try: a\nexcept* B: c", "match a:\n case 1 | -2: b\n case [x, *_, 'y']: c\n case {'k': v, **r}: d\n case A(b, c=d): e\n case None | True: f\n case x.y if z: g\n case (1 as q): h\n case _: i", "a; b", "return_ = lambda a, *b, c=1, **d: a", "x = a if b else c", "x = a and b or not c", "x = a < b <= c != d is not e not in f", "x = a + b * c ** -d // e % f @ g << h >> i & j | k ^ l", "x = (a, b), [c, d], {e, f}, {g: h, **i}, (), [], {}, (j,)", "x = [a for b in c if d for e in f]", "x = {a for b in c}", "x = {a: b for c in d}", "x = (a for b in c)", "async def f(): return [a async for b in c]", "def f(): x = yield; y = yield a; z = yield from b", "x = f(a, *b, c=d, **e)", "x = a.b[c][d:e:f, ...][*g]", "x = f'{a}{b!r}{c:>{d}}{e=}'", "x = 'a' b'c' if 0 else 1.5j" if 0 else "x = b'c', 1.5j, 'q', None, ..., True, 10**3, 1e100", "(a := b)", "print(*a, sep='')", "x = -1, +a, ~b, not c", "def f():\n 'doc'\n nonlocal_ = 1", "def f():\n global g\n def h():\n  nonlocal k\n k = 1"]
for src in SOURCES:
    tree = ast.parse(src)
    text = ast.unparse(tree)
    again = ast.parse(text)
    print(ast.dump(tree) == ast.dump(again), repr(text))
    compile(tree, "<ast>", "exec")
print(ast.literal_eval("{'a': [1, 2.5, -3, 1+2j], 'b': (None, True, b'x', {1})}"), eval(compile(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21)), lineno=1, col_offset=0) if 0 else ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21)))), "x", "eval")))
for bad in ("1 + a", "f()", "[x]", "1 +", "a.b", "-'a'", "{**a}", "1 if 1 else 2"):
    try: print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e: print(bad, type(e).__name__)
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, type(n.ctx).__name__, (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset))
V().visit(ast.parse("a = b + c\ndel d"))
class T(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n)
ns = {}
exec(compile(ast.fix_missing_locations(T().visit(ast.parse("x = 21"))), "x", "exec"), ns)
print(ns["x"], [type(n).__name__ for n in ast.walk(ast.parse("a + 1", mode="eval"))], ast.get_source_segment("x = abc + 1", ast.parse("x = abc + 1").body[0].value), ast.get_docstring(ast.parse("'doc'")))
for node, mode in ((ast.Module([], []), "eval"), (ast.Expression(ast.Name("x", ast.Store())), "eval"), (ast.Module([ast.Pass()], []), "exec"), (ast.Name("x"), "eval"), (ast.Module([ast.Assign([], ast.Constant(1))], []), "exec"), (ast.Module([ast.If(ast.Constant(1), [], [])], []), "exec")):
    try: compile(ast.fix_missing_locations(node) if type(node) is not ast.Module or not node.body or not isinstance(node.body[0], ast.Pass) else node, "x", mode); print("compiled")
    except Exception as e: print(type(e).__name__, e)
