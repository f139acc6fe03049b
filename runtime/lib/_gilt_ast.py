"""What compile() does with a finished tree when it gives one back: constants folded (PyCF_OPTIMIZED_AST), and a look
for what an older Python did not have (_feature_version)."""

import _ast as ast
import operator

BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
          ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.LShift: operator.lshift,
          ast.RShift: operator.rshift, ast.BitOr: operator.or_, ast.BitXor: operator.xor, ast.BitAnd: operator.and_}
UNARY = {ast.UAdd: operator.pos, ast.USub: operator.neg, ast.Invert: operator.invert, ast.Not: operator.not_}
OPPOSITE = {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
MOST_BITS, MOST_ITEMS, MOST_TEXT = 128, 256, 4096


def small(op, a, b):
    """Is the result no larger than what the compiler keeps as a constant?"""
    if op is ast.Mult:
        if isinstance(a, int) and isinstance(b, int):
            return a.bit_length() + b.bit_length() <= MOST_BITS
        many, n = (a, b) if isinstance(b, int) else (b, a)
        if isinstance(many, (str, bytes, tuple)) and isinstance(n, int) and n > 0 and len(many) > 0:
            return n <= (MOST_ITEMS if isinstance(many, tuple) else MOST_TEXT) // len(many)
    elif op in (ast.Pow, ast.LShift) and isinstance(a, int) and isinstance(b, int) and b > 0:
        return a.bit_length() * b <= MOST_BITS if op is ast.Pow else a.bit_length() + b <= MOST_BITS
    return not (op is ast.Mod and isinstance(a, (str, bytes)))


def children(node):
    for name in node._fields:
        value = getattr(node, name, None)
        yield from value if isinstance(value, list) else (value,)


def place(node, like):
    """Puts a new node where another one was."""
    for name in like._attributes:
        setattr(node, name, getattr(like, name, None))
    return node


class Transformer:
    def visit(self, node):
        return getattr(self, 'visit_' + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                value[:] = [self.visit(x) if isinstance(x, ast.AST) else x for x in value]
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        return node


class Optimizer(Transformer):
    """Replaces what is constant in place; level: as optimize= of compile()."""

    def __init__(self, level):
        self.level = level
        self.text_annotations = False

    def constant(self, node, compute, *values):
        try:
            return place(ast.Constant(compute(*values)), node)
        except (ArithmeticError, TypeError, ValueError, LookupError):
            return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        left, right, op = node.left, node.right, type(node.op)
        if not isinstance(left, ast.Constant) or op not in BINARY:
            return node
        if isinstance(right, ast.Constant) and small(op, left.value, right.value):
            return self.constant(node, BINARY[op], left.value, right.value)
        if op is ast.Mod and isinstance(left.value, str) and isinstance(right, ast.Tuple):
            return self.percent(node, left.value, right.elts)
        return node

    def percent(self, node, text, values):
        """'a %s' % (x,) is f'a {x!s}'."""
        parts, rest, values = [], text, list(values)
        while rest:
            literal, percent, rest = rest.partition('%')
            parts.append(literal)
            if not percent:
                break
            digits = rest.lstrip('-').lstrip('0123456789.')
            spec, kind, rest = rest[:len(rest) - len(digits)], digits[:1], digits[1:]
            if kind == '%' and not spec:
                parts.append('%')
                continue
            if kind not in tuple('sra') or not values or isinstance(values[0], ast.Starred) or spec[:1] == '0':
                return node
            width, dot, precision = spec.removeprefix('-').partition('.')
            form = ('>' if width and spec[:1] != '-' else '') + width + (dot and '.' + (precision or '0'))
            form = place(ast.Constant(form), node) if form else None
            parts.append(ast.FormattedValue(values.pop(0), ord(kind), form))
        if values:
            return node
        joined = []
        for part in parts:
            if not isinstance(part, str):
                joined.append(part)
            elif part and joined and isinstance(joined[-1], ast.Constant):
                joined[-1].value += part
            elif part:
                joined.append(ast.Constant(part))
        for part in joined:
            place(part, node)
        return place(ast.JoinedStr(joined), node)

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        operand = node.operand
        if isinstance(node.op, ast.Not) and isinstance(operand, ast.Compare) and len(operand.ops) == 1:
            opposite = OPPOSITE.get(type(operand.ops[0]))
            if opposite is not None:
                operand.ops[0] = opposite()
                return operand
        if isinstance(operand, ast.Constant) and not (isinstance(node.op, ast.Invert) and type(operand.value) is bool):
            return self.constant(node, UNARY[type(node.op)], operand.value)
        return node

    def visit_Tuple(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and all(isinstance(x, ast.Constant) for x in node.elts):
            return self.constant(node, lambda: tuple([x.value for x in node.elts]))
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Constant) and isinstance(node.slice, ast.Constant):
            return self.constant(node, operator.getitem, node.value.value, node.slice.value)
        return node

    def visit_Name(self, node):
        if node.id == '__debug__' and isinstance(node.ctx, ast.Load):
            return place(ast.Constant(self.level < 1), node)
        return node

    def walked(self, node):
        """A display that is only walked or looked into."""
        if isinstance(node, (ast.List, ast.Set)) and not any(isinstance(x, ast.Starred) for x in node.elts):
            constant = all(isinstance(x, ast.Constant) for x in node.elts)
            if constant:
                kind = tuple if isinstance(node, ast.List) else frozenset
                return self.constant(node, lambda: kind([x.value for x in node.elts]))
            if isinstance(node, ast.List):
                return place(ast.Tuple(node.elts, ast.Load()), node)
        return node

    def visit_For(self, node):
        self.generic_visit(node)
        node.iter = self.walked(node.iter)
        return node

    def visit_comprehension(self, node):
        self.generic_visit(node)
        node.iter = self.walked(node.iter)
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if isinstance(node.ops[-1], (ast.In, ast.NotIn)):
            node.comparators[-1] = self.walked(node.comparators[-1])
        return node

    def annotated(self, node, *names):
        """With `from __future__ import annotations` they stay as they were written."""
        kept = {name: getattr(node, name) for name in names}
        if self.text_annotations:
            for name in names:
                setattr(node, name, None)
        self.generic_visit(node)
        if self.text_annotations:
            for name, value in kept.items():
                setattr(node, name, value)
        return node

    def visit_AnnAssign(self, node):
        kept = node.annotation
        node.target = self.visit(node.target)
        if node.value is not None:
            node.value = self.visit(node.value)
        node.annotation = kept if self.text_annotations else self.visit(kept)
        return node

    def visit_arg(self, node):
        return self.annotated(node, 'annotation')

    def visit_FunctionDef(self, node):
        return self.annotated(node, 'returns')

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Module(self, node):
        self.text_annotations = any(isinstance(x, ast.ImportFrom) and x.module == '__future__' and
                                    any(a.name == 'annotations' for a in x.names) for x in node.body)
        return self.generic_visit(node)


def optimize(tree, level):
    return Optimizer(level).visit(tree)


NEWER = ((ast.TypeAlias, 12, 'Type statement is'), (ast.Match, 10, 'Pattern matching is'),
         (ast.TryStar, 11, 'Exception groups are'), (ast.NamedExpr, 8, 'Assignment expressions are'),
         (ast.AsyncFunctionDef, 5, 'Async functions are'), (ast.AsyncFor, 5, 'Async for loops are'),
         (ast.AsyncWith, 5, 'Async with statements are'), (ast.Await, 5, 'Await expressions are'),
         (ast.AnnAssign, 6, 'Variable annotation syntax is'), (ast.MatMult, 5, "The '@' operator is"))


def newer(node):
    """The first version (3.x) that has what a node is, and what to call it; (0, '') for all others."""
    for kind, version, what in NEWER:
        if isinstance(node, kind):
            return version, what
    if isinstance(node, ast.comprehension) and node.is_async:
        return 6, 'Async comprehensions are'
    if isinstance(node, ast.arguments) and node.posonlyargs:
        return 8, 'Positional-only parameters are'
    if getattr(node, 'default_value', None) is not None:
        return 13, 'Type parameter defaults are'
    if getattr(node, 'type_params', None):
        return 12, 'Type parameter lists are'
    return 0, ''


def walk(tree):
    """Nodes in the order in which a parser finishes them: from inside out."""
    waiting = [(tree, False)]
    while waiting:
        node, opened = waiting.pop()
        if opened:
            yield node
        else:
            waiting.append((node, True))
            waiting.extend(reversed([(x, False) for x in children(node) if isinstance(x, ast.AST)]))


def check_version(tree, minor, filename):
    """SyntaxError for the first thing in a tree that Python 3.minor did not have."""
    for node in walk(tree):
        version, what = newer(node)
        if minor < version:
            raise SyntaxError(f'{what} only supported in Python 3.{version} and greater',
                              (filename, getattr(node, 'lineno', 1), getattr(node, 'col_offset', 0) + 1, None))
    return tree
