# SPDX-License-Identifier: MIT
"""Trees as objects: compile to them, change them, compile them; what is refused."""
import _ast

ONLY_AST = _ast.PyCF_ONLY_AST


def show(node):
    if isinstance(node, list):
        return '[' + ', '.join(map(show, node)) + ']'
    if not isinstance(node, _ast.AST):
        return repr(node)
    parts = [name + '=' + show(getattr(node, name, None)) for name in node._fields]
    where = ''
    if 'lineno' in node._attributes:
        where = '@%s:%s-%s:%s' % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    return type(node).__name__ + where + '(' + ', '.join(parts) + ')'


SOURCE = '''
def f(a, /, b: int = 1, *c, d, e=2, **g) -> str:
    for x, *y in a: z += f"{x!r:>{b}}" "t"
    return [i for i in a if i if not i], {**g, 1: 2}, a[1:2, ...], (yield)
@d
async def h():
    async with a as b, c: await d
    async for x in y: break
class C[T: int, *U, **V](B, k=1):
    x: int
    (y): int = 1
match p:
    case {"k": [1, *_, -2j], **r} | C(1, y=None) as q if q: pass
    case _: pass
try: raise A from B
except* E as e: del a, b[0]
import a.b as c, d
from ..e import *
type X[T = int] = list[T]
lambda: (x := 1) < 2 <= 3 is not 4
u"u", b"b", 1.5, 2j, ..., None, -1 ** 2 or 3 and 4
'''
for statement in compile(SOURCE, '<test>', 'exec', ONLY_AST).body:
    print(show(statement))
print(show(compile('a, b', '<test>', 'eval', ONLY_AST)))
print(show(compile('x = 1; y', '<test>', 'single', ONLY_AST)))

# A changed tree runs, with the places it names.
tree = compile('x = 1 + 2\ny = x / 0\n', '<changed>', 'exec', ONLY_AST)
tree.body[0].value.op = _ast.Mult()
tree.body[0].value.right = _ast.Constant(21, lineno=1, col_offset=0)
namespace = {}
try:
    exec(compile(tree, '<changed>', 'exec'), namespace)
except ZeroDivisionError as e:
    print(namespace['x'], e.__traceback__.tb_next.tb_lineno)
print(eval(compile(compile('[i * 2 for i in range(3)]', '', 'eval', ONLY_AST), '', 'eval')))

place = dict(lineno=1, col_offset=0)
span = dict(place, end_lineno=1, end_col_offset=1)


def name(ctx, id='x'):
    return _ast.Name(id, ctx, **place)


def refused(body, mode='exec'):
    tree = _ast.Module(body, []) if isinstance(body, list) else body
    try:
        compile(tree, '<test>', mode)
        print('accepted')
    except (TypeError, ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e).partition(' object at')[0])


load, store = _ast.Load(), _ast.Store()
refused([_ast.Expr(name(store), **place)])
refused([_ast.Assign([name(load)], name(load), **place)])
refused([_ast.Assign([], name(load), **place)])
refused([_ast.Expr(_ast.Constant([1], **place), **place)])
refused([_ast.Expr(None, **place)])
refused([_ast.Expr(name(load, 'None'), **place)])
refused([_ast.Expr(name(load, 5), **place)])
refused([_ast.Expr(_ast.BoolOp(_ast.And(), [name(load)], **place), **place)])
refused([_ast.Expr(_ast.Compare(name(load), [], [], **place), **place)])
refused([_ast.Expr(_ast.Dict([name(load)], [], **place), **place)])
refused([_ast.If(name(load), [], [], **place)])
refused([_ast.Try([_ast.Pass(**place)], [], [], [], **place)])
refused([_ast.Delete([_ast.Constant(1, **place)], **place)])
refused([_ast.Pass(lineno=2, col_offset=0, end_lineno=1, end_col_offset=0)])
refused([_ast.Pass()])
refused([name(load)])
refused([None])
refused(_ast.Module(5, []))
refused(_ast.Expression(name(load)))
refused(_ast.Module([], []), 'eval')
refused([_ast.Match(name(load), [_ast.match_case(_ast.MatchStar('a', **span), None, [_ast.Pass(**place)])],
                    **place)])
refused([_ast.Match(name(load), [_ast.match_case(_ast.MatchAs(None, '_', **span), None,
                                                 [_ast.Pass(**place)])], **place)])
refused([_ast.Match(name(load), [_ast.match_case(_ast.MatchAs(None, 'a', **place), None,
                                                 [_ast.Pass(**place)])], **place)])
try:
    _ast.Name('a', load, 1)
except TypeError as e:
    print(e)
