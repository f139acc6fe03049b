# SPDX-License-Identifier: MIT
"""The classes of syntax tree nodes, for the ast module.

They are made from the abstract grammar below: a sum `base = A(...) | B(...)` gives the class base and
its subclasses, a product `name = (...)` a class of its own. After a type, * means a list and ? that it
may be absent. interp/syntax/ast_export.c and ast_import.c turn trees into instances and back.
"""

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000

_PLACE = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')

_GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    | Return(expr? value)
    | Delete(expr* targets)
    | Assign(expr* targets, expr value, string? type_comment)
    | TypeAlias(expr name, type_param* type_params, expr value)
    | AugAssign(expr target, operator op, expr value)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | While(expr test, stmt* body, stmt* orelse)
    | If(expr test, stmt* body, stmt* orelse)
    | With(withitem* items, stmt* body, string? type_comment)
    | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases)
    | Raise(expr? exc, expr? cause)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | Assert(expr test, expr? msg)
    | Import(alias* names)
    | ImportFrom(identifier? module, alias* names, int? level)
    | Global(identifier* names)
    | Nonlocal(identifier* names)
    | Expr(expr value)
    | Pass
    | Break
    | Continue
expr = BoolOp(boolop op, expr* values)
    | NamedExpr(expr target, expr value)
    | BinOp(expr left, operator op, expr right)
    | UnaryOp(unaryop op, expr operand)
    | Lambda(arguments args, expr body)
    | IfExp(expr test, expr body, expr orelse)
    | Dict(expr* keys, expr* values)
    | Set(expr* elts)
    | ListComp(expr elt, comprehension* generators)
    | SetComp(expr elt, comprehension* generators)
    | DictComp(expr key, expr value, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators)
    | Await(expr value)
    | Yield(expr? value)
    | YieldFrom(expr value)
    | Compare(expr left, cmpop* ops, expr* comparators)
    | Call(expr func, expr* args, keyword* keywords)
    | FormattedValue(expr value, int conversion, expr? format_spec)
    | JoinedStr(expr* values)
    | Constant(constant value, string? kind)
    | Attribute(expr value, identifier attr, expr_context ctx)
    | Subscript(expr value, expr slice, expr_context ctx)
    | Starred(expr value, expr_context ctx)
    | Name(identifier id, expr_context ctx)
    | List(expr* elts, expr_context ctx)
    | Tuple(expr* elts, expr_context ctx)
    | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension = (expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments = (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg = (identifier arg, expr? annotation, string? type_comment)
keyword = (identifier? arg, expr value)
alias = (identifier name, identifier? asname)
withitem = (expr context_expr, expr? optional_vars)
match_case = (pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
    | MatchSingleton(constant value)
    | MatchSequence(pattern* patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    | MatchStar(identifier? name)
    | MatchAs(pattern? pattern, identifier? name)
    | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
    | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
"""

# Sums and products whose nodes have a place in the source.
_PLACED = {'stmt', 'expr', 'excepthandler', 'arg', 'keyword', 'alias', 'pattern', 'type_param'}

# One instance of each class without fields: contexts and operators.
_instances = {}

_plain = {'identifier': str, 'string': str, 'int': int, 'constant': object}
_Union = type(int | None)
_List = type(list[int])


def _name_of(cls):
    return 'ast.AST' if cls is AST else cls.__name__


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning)


class AST:
    __module__ = 'ast'
    __doc__ = None
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __new__(cls, /, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError('%s constructor takes at most %d positional argument%s'
                            % (cls.__name__, len(fields), '' if len(fields) == 1 else 's'))
        missing = list(fields[len(args):])
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields:
                if name not in missing:
                    raise TypeError('%s got multiple values for argument %r' % (cls.__name__, name))
                missing.remove(name)
            elif name not in cls._attributes:
                _deprecated('%s.__init__ got an unexpected keyword argument %r. Support for arbitrary '
                            'keyword arguments is deprecated and will be removed in Python 3.15.'
                            % (_name_of(cls), name))
            setattr(self, name, value)
        types = getattr(cls, '_field_types', None)
        if missing and types is not None:
            self._fill(cls, missing, types)

    def _fill(self, cls, missing, types):
        """Lists default to [], contexts to Load(), optional fields to the class attribute None."""
        for name in missing:
            if name not in types:
                _deprecated('Field %r is missing from %s._field_types. This will become an error in '
                            'Python 3.15.' % (name, cls.__name__))
                continue
            kind = types[name]
            if isinstance(kind, _List):
                setattr(self, name, [])
            elif kind is expr_context:
                setattr(self, name, _instances['Load'])
            elif not isinstance(kind, _Union):
                _deprecated('%s.__init__ missing 1 required positional argument: %r. This will become '
                            'an error in Python 3.15.' % (cls.__name__, name))

    def __reduce__(self):
        state = self.__dict__
        count = 0
        for name in type(self)._fields:
            if name not in state:
                break
            count += 1
        return (type(self), (None,) * count, dict(state)) if state else (type(self), ())


def _make(name, base, text, signature, placed):
    """One class; signature is the text between the brackets."""
    fields, declared = [], []
    namespace = {'__module__': 'ast', '__doc__': text}
    if placed is not None:
        namespace['_attributes'] = _PLACE if placed else ()
        if placed and name not in ('pattern', 'type_param'):
            namespace['end_lineno'] = namespace['end_col_offset'] = None
    for item in signature.split(', ') if signature else ():
        kind, _, field = item.partition(' ')
        fields.append(field)
        declared.append((field, kind))
        if kind.endswith('?'):
            namespace[field] = None
    namespace['_fields'] = namespace['__match_args__'] = tuple(fields)
    cls = globals()[name] = type(name, (base,), namespace)
    return cls, declared


def _resolve(kind):
    base = kind.rstrip('*?')
    cls = _plain[base] if base in _plain else globals()[base]
    return list[cls] if kind.endswith('*') else cls | None if kind.endswith('?') else cls


def _make_all():
    made = []
    for rule in _GRAMMAR.strip().replace('\n    | ', ' | ').split('\n'):
        name, _, right = rule.partition(' = ')
        if right.startswith('('):
            made.append(_make(name, AST, name + right, right[1:-1], name in _PLACED))
            continue
        constructors = right.split(' | ')
        separator = '\n' + ' ' * (len(name) + 1) + '| ' if '(' in right else ' | '
        base, _ = _make(name, AST, name + ' = ' + separator.join(constructors), '', name in _PLACED)
        for constructor in constructors:
            head, _, signature = constructor.partition('(')
            made.append(_make(head, base, constructor, signature[:-1], None))
    for cls, declared in made:
        cls._field_types = {field: _resolve(kind) for field, kind in declared}
        cls.__annotations__ = cls._field_types
        if not declared and issubclass(cls, (expr_context, boolop, operator, unaryop, cmpop)):
            _instances[cls.__name__] = cls()


_make_all()
