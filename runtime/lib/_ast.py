"""Node classes of the abstract syntax tree, made from the grammar's own description."""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

# Base: constructors. "*" after a type: a list; "?": optional.
ASDL = '''
mod: Module(stmt* body, type_ignore* type_ignores) Interactive(stmt* body) Expression(expr body) FunctionType(expr* argtypes, expr returns)
stmt+: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
stmt+: AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
stmt+: ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
stmt+: Return(expr? value) Delete(expr* targets) Assign(expr* targets, expr value, string? type_comment)
stmt+: TypeAlias(expr name, type_param* type_params, expr value) AugAssign(expr target, operator op, expr value)
stmt+: AnnAssign(expr target, expr annotation, expr? value, int simple)
stmt+: For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
stmt+: While(expr test, stmt* body, stmt* orelse) If(expr test, stmt* body, stmt* orelse)
stmt+: With(withitem* items, stmt* body, string? type_comment) AsyncWith(withitem* items, stmt* body, string? type_comment)
stmt+: Match(expr subject, match_case* cases) Raise(expr? exc, expr? cause)
stmt+: Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
stmt+: Assert(expr test, expr? msg) Import(alias* names) ImportFrom(identifier? module, alias* names, int? level)
stmt+: Global(identifier* names) Nonlocal(identifier* names) Expr(expr value) Pass() Break() Continue()
expr+: BoolOp(boolop op, expr* values) NamedExpr(expr target, expr value) BinOp(expr left, operator op, expr right) UnaryOp(unaryop op, expr operand)
expr+: Lambda(arguments args, expr body) IfExp(expr test, expr body, expr orelse) Dict(expr?* keys, expr* values) Set(expr* elts)
expr+: ListComp(expr elt, comprehension* generators) SetComp(expr elt, comprehension* generators)
expr+: DictComp(expr key, expr value, comprehension* generators) GeneratorExp(expr elt, comprehension* generators)
expr+: Await(expr value) Yield(expr? value) YieldFrom(expr value) Compare(expr left, cmpop* ops, expr* comparators)
expr+: Call(expr func, expr* args, keyword* keywords) FormattedValue(expr value, int conversion, expr? format_spec) JoinedStr(expr* values)
expr+: Constant(constant value, string? kind) Attribute(expr value, identifier attr, expr_context ctx) Subscript(expr value, expr slice, expr_context ctx)
expr+: Starred(expr value, expr_context ctx) Name(identifier id, expr_context ctx) List(expr* elts, expr_context ctx) Tuple(expr* elts, expr_context ctx)
expr+: Slice(expr? lower, expr? upper, expr? step)
expr_context: Load() Store() Del()
boolop: And() Or()
operator: Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop: Invert() Not() UAdd() USub()
cmpop: Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
comprehension=: comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler+: ExceptHandler(expr? type, identifier? name, stmt* body)
arguments=: arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg=+: arg(identifier arg, expr? annotation, string? type_comment)
keyword=+: keyword(identifier? arg, expr value)
alias=+: alias(identifier name, identifier? asname)
withitem=: withitem(expr context_expr, expr? optional_vars)
match_case=: match_case(pattern pattern, expr? guard, stmt* body)
pattern+: MatchValue(expr value) MatchSingleton(constant value) MatchSequence(pattern* patterns)
pattern+: MatchMapping(expr* keys, pattern* patterns, identifier? rest)
pattern+: MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
pattern+: MatchStar(identifier? name) MatchAs(pattern? pattern, identifier? name) MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
type_param+: TypeVar(identifier name, expr? bound, expr? default_value) ParamSpec(identifier name, expr? default_value) TypeVarTuple(identifier name, expr? default_value)
'''

POSITIONS = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')


class AST:
    _fields = ()
    _attributes = ()
    _optional = frozenset()
    _lists = frozenset()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            s = '' if len(fields) == 1 else 's'
            raise TypeError(f'{type(self).__name__} constructor takes at most {len(fields)} positional argument{s}')
        given = set()
        for field, value in zip(fields, args):
            setattr(self, field, value)
            given.add(field)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f'{type(self).__name__} got multiple values for argument {name!r}')
            if name not in fields and name not in self._attributes:
                import warnings
                warnings.warn(f'{type(self).__name__}.__init__ got an unexpected keyword argument {name!r}. Support '
                              'for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.',
                              DeprecationWarning, stacklevel=2)
            setattr(self, name, value)
            given.add(name)
        for field in fields:
            if field not in given:
                self._set_default(field)

    def _set_default(self, field):
        if field in self._lists:
            setattr(self, field, [])
        elif field == 'ctx':
            self.ctx = Load()
        elif field not in self._optional:
            import warnings
            warnings.warn(f'{type(self).__name__}.__init__ missing 1 required positional argument: {field!r}. '
                          'This will become an error in Python 3.15.', DeprecationWarning, stacklevel=3)

    def __reduce__(self):
        return _rebuild, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        return new


def _rebuild(cls, state):
    node = object.__new__(cls)
    node.__dict__.update(state)
    return node


def _make_class(name, base, fields, attributes):
    names = tuple(field for _, field in fields)
    body = {'__module__': 'ast', '_fields': names, '__match_args__': names,
            '_lists': frozenset(f for kind, f in fields if kind.endswith('*')),
            '_optional': frozenset(f for kind, f in fields if kind.endswith('?'))}
    for kind, field in fields:
        if kind.endswith('?'):
            body[field] = None
    if attributes is not None:
        body['_attributes'] = attributes
        if attributes:
            body['end_lineno'] = body['end_col_offset'] = None
    return type(name, (base,), body)


def _define():
    AST.__module__ = 'ast'
    classes = {}
    for line in ASDL.strip().splitlines():
        head, _, constructors = line.partition(': ')
        attributes = POSITIONS if head.endswith('+') else ()
        head = head.rstrip('+')
        alone = head.endswith('=')
        head = head.rstrip('=')
        if not alone and head not in classes:
            classes[head] = type(head, (AST,), {'__module__': 'ast', '_attributes': attributes, '_fields': ()})
            if attributes:
                classes[head].end_lineno = classes[head].end_col_offset = None
        for constructor in constructors.split(') '):
            name, _, arguments = constructor.rstrip(')').partition('(')
            fields = [tuple(a.split()) for a in arguments.split(', ')] if arguments else []
            classes[name] = _make_class(name, AST if alone else classes[head], fields, attributes if alone else None)
    globals().update(classes)


_define()
del _define, _make_class

_operators = [Add, Sub, Mult, MatMult, Div, FloorDiv, Mod, None, Pow, LShift, RShift, BitAnd, BitXor, BitOr]


def make(name, position, *values):
    """Called by compile(): a node with its fields in order; position None or four ints."""
    cls = globals()[name]
    node = object.__new__(cls)
    node.__dict__.update(zip(cls._fields, values))
    if position is not None:
        node.__dict__.update(zip(POSITIONS, position))
    return node
