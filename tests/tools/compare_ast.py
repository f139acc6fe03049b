# SPDX-License-Identifier: MIT
"""Compares the parser's trees with those of the Python that runs this script.

    python3.13 tests/tools/compare_ast.py DUMPER FILE_OR_DIRECTORY ...

DUMPER reads file names from its standard input and prints each tree as tests/tools/dump_ast.c does,
between "=== name" lines; a file that does not parse prints "error ...".
"""
import ast
import os
import subprocess
import sys
import warnings

FIELDS = {
    'FunctionDef': 'name args body decorator_list returns type_params',
    'AsyncFunctionDef': 'name args body decorator_list returns type_params',
    'ClassDef': 'name bases keywords body decorator_list type_params',
    'AnnAssign': 'target annotation value simple',
    'ImportFrom': 'module names level',
    'Compare': 'left ops comparators',
    'arguments': 'posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults',
    'MatchSingleton': 'value', 'Constant': 'value', 'Module': 'body',
    'Assign': 'targets value', 'For': 'target iter body orelse', 'AsyncFor': 'target iter body orelse',
    'With': 'items body', 'AsyncWith': 'items body',
}


def constant(value, kind):
    if value is None or value is True or value is False or value is Ellipsis:
        return ' ' + str(value)
    if isinstance(value, str):
        return ' ' + (kind or 's') + value.encode('utf-8', 'surrogatepass').hex()
    if isinstance(value, bytes):
        return ' b' + value.hex()
    if isinstance(value, float):
        return ' f' + c_hex(value)
    if isinstance(value, complex):
        return ' c' + c_hex(value.imag)
    return ' i%x' % value


def c_hex(x):
    """float.hex() as C prints it with %a."""
    if x != x or x in (float('inf'), float('-inf')):
        return str(x)
    text = x.hex()
    mantissa, _, exponent = text.partition('p')
    if '.' in mantissa:
        mantissa = mantissa.rstrip('0').rstrip('.')
    return mantissa + 'p' + exponent


def dump(node, out):
    name = type(node).__name__
    if isinstance(node, (ast.Module, ast.Expression, ast.Interactive, ast.arguments)):
        out.append(('' if name != 'arguments' else ' ') + '(' + name)
    elif hasattr(node, 'lineno'):
        out.append('\n(%s %d %d %d %d' % (name, node.lineno, node.col_offset, node.end_lineno,
                                          node.end_col_offset))
    elif isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        out.append(' ' + name)
        return
    else:
        out.append('\n(' + name)
    if name in ('Constant', 'MatchSingleton'):
        out.append(constant(node.value, getattr(node, 'kind', None)))
    else:
        fields = FIELDS[name].split() if name in FIELDS else node._fields
        fields = [f for f in fields if f != 'type_comment']
        for field in fields:
            if name == 'ParamSpec' or name == 'TypeVarTuple':
                if field == 'default_value':
                    out.append(' -')
            value(getattr(node, field), out, field == 'ops')
    out.append(')')


def value(v, out, plain=False):
    if v is None:
        out.append(' -')
    elif isinstance(v, list):
        if plain:
            for item in v:
                value(item, out)
            return
        out.append(' [')
        for item in v:
            value(item, out)
        out.append(' ]')
    elif isinstance(v, ast.AST):
        dump(v, out)
    else:
        out.append(' ' + str(v))


def expected(name):
    with open(name, 'rb') as f:
        source = f.read()
    try:
        tree = ast.parse(source, name)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as e:
        return 'error ' + type(e).__name__
    out = []
    dump(tree, out)
    return ''.join(out) + '\n'


def files(paths):
    for path in paths:
        if os.path.isdir(path):
            for root, dirs, names in os.walk(path):
                dirs.sort()
                for name in sorted(names):
                    if name.endswith('.py'):
                        yield os.path.join(root, name)
        else:
            yield path


def main():
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(100000)
    dumper, paths = sys.argv[1], list(files(sys.argv[2:]))
    run = subprocess.run([dumper], input='\n'.join(paths), capture_output=True, text=True,
                         encoding='utf-8', errors='surrogateescape')
    parts = run.stdout.split('=== ')[1:]
    got = {}
    for part in parts:
        name, _, text = part.partition('\n')
        got[name] = text
    bad = 0
    for path in paths:
        want = expected(path)
        have = got.get(path, 'no output')
        if want.startswith('error'):
            if not have.startswith('error'):
                bad += 1
                print(path, 'should not parse:', want)
            continue
        if want != have:
            bad += 1
            w, h = want.split('\n'), have.split('\n')
            for i in range(max(len(w), len(h))):
                a = w[i] if i < len(w) else None
                b = h[i] if i < len(h) else None
                if a != b:
                    print('%s: line %d of the dump\n  want %s\n  have %s' % (path, i, a, b))
                    break
            if bad > 25:
                break
    print('%d files, %d differ' % (len(paths), bad), run.stderr[-500:])
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
