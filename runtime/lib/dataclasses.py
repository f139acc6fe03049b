# SPDX-License-Identifier: MIT
"""Data classes: methods made from the annotations of a class (PEP 557).

dataclass() collects a Field for each annotation of a class and its bases, writes the source of the
methods it is asked for, and compiles them all at once (_Methods).
"""

import abc
import copy
import keyword
import sys
import types
from reprlib import recursive_repr
from types import GenericAlias

__all__ = ['dataclass',
           'field',
           'Field',
           'FrozenInstanceError',
           'InitVar',
           'KW_ONLY',
           'MISSING',

           # Helper functions.
           'fields',
           'asdict',
           'astuple',
           'make_dataclass',
           'replace',
           'is_dataclass',
           ]


class FrozenInstanceError(AttributeError):
    pass


# --- markers ---

class _HAS_DEFAULT_FACTORY_CLASS:
    """Default of a parameter whose value a factory makes; help() shows it."""
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    """The kinds of fields."""
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'

# Types whose values asdict() and astuple() take over as they are.
_ATOMIC_TYPES = frozenset({
    types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType,
    types.NotImplementedType, types.CodeType, types.BuiltinFunctionType, types.FunctionType,
    type, range, property,
})


class InitVar:
    __slots__ = ('type', )

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            type_name = self.type.__name__
        else:
            type_name = repr(self.type)
        return f'dataclasses.InitVar[{type_name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


# --- fields ---

class Field:
    """One field; name and type are filled in by dataclass()."""
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = (_EMPTY_METADATA if metadata is None else
                         types.MappingProxyType(metadata))
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        parts = [f'{name}={getattr(self, name)!r}' for name in
                 ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare',
                  'metadata', 'kw_only', '_field_type')]
        return f'Field({",".join(parts)})'

    def __set_name__(self, owner, name):
        # A descriptor given as the default learns its name, as if it stood there itself.
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        values = (init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                  weakref_slot)
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)!r}' for name in self.__slots__]
        return f'_DataclassParams({",".join(parts)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Return an object to identify dataclass fields.

    default is the default value of the field.  default_factory is a
    0-argument function called to initialize a field's value.  If init
    is true, the field will be a parameter to the class's __init__()
    function.  If repr is true, the field will be included in the
    object's repr().  If hash is true, the field will be included in the
    object's hash().  If compare is true, the field will be used in
    comparison functions.  metadata, if specified, must be a mapping
    which is stored but not otherwise examined by dataclass.  If kw_only
    is true, the field will become a keyword-only parameter to
    __init__().

    It is an error to specify both default and default_factory.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare,
                 metadata, kw_only)


def _is_classvar(a_type, typing):
    return (a_type is typing.ClassVar
            or (type(a_type) is typing._GenericAlias
                and a_type.__origin__ is typing.ClassVar))


def _is_initvar(a_type, dataclasses):
    return (a_type is dataclasses.InitVar
            or type(a_type) is dataclasses.InitVar)


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _leading_names(annotation):
    """(module or None, name) with which the text of an annotation begins, or None."""
    def identifier(text):
        text = text.lstrip()
        n = 0
        while n < len(text) and (text[n].isalnum() or text[n] == '_'):
            n += 1
        return text[:n], text[n:]

    first, rest = identifier(annotation)
    if not first:
        return None
    if rest.lstrip().startswith('.'):
        second, _ = identifier(rest.lstrip()[1:])
        if second:
            return first, second
    return None, first


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Does the text of an annotation refer to a_type of a_module?

    The names in it are looked up in the module of the class only, not in local scopes, so an
    alias made in the class body is not seen.
    """
    names = _leading_names(annotation)
    if not names:
        return False
    module_name, name = names
    ns = None
    if not module_name:
        ns = sys.modules.get(cls.__module__).__dict__
    else:
        module = sys.modules.get(cls.__module__)
        if module and module.__dict__.get(module_name) is a_module:
            ns = sys.modules.get(a_type.__module__).__dict__
    return bool(ns and is_type_predicate(ns.get(name), a_module))


def _kind_of(a_type, cls):
    """Is the annotation that of a class variable, an init-only variable, or a field?"""
    typing = sys.modules.get('typing')  # not imported: then there are no ClassVars
    if typing and (_is_classvar(a_type, typing)
                   or (isinstance(a_type, str)
                       and _is_type(a_type, cls, typing, typing.ClassVar, _is_classvar))):
        return _FIELD_CLASSVAR
    dataclasses = sys.modules[__name__]
    if (_is_initvar(a_type, dataclasses)
            or (isinstance(a_type, str)
                and _is_type(a_type, cls, dataclasses, dataclasses.InitVar, _is_initvar))):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, a_name, a_type, default_kw_only):
    """The Field for one annotation of cls, checked."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _kind_of(a_type, cls)

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a '
                        'default factory')
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies '
                            'kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    # What cannot be hashed is taken to be mutable.
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field '
                         f'{f.name} is not allowed: use default_factory')
    return f


def _own_fields(cls, annotations, kw_only):
    """The fields that the annotations of cls define."""
    result = []
    kw_only_seen = False
    dataclasses = sys.modules[__name__]
    for name, a_type in annotations.items():
        if (_is_kw_only(a_type, dataclasses)
            or (isinstance(a_type, str)
                and _is_type(a_type, cls, dataclasses, dataclasses.KW_ONLY, _is_kw_only))):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY '
                                'has already been specified')
            kw_only_seen = kw_only = True
        else:
            result.append(_get_field(cls, name, a_type, kw_only))
    return result


def _collect_fields(cls, frozen, kw_only):
    """All fields of cls by name, those of bases first; defaults become class attributes."""
    fields = {}
    bases_frozen = []
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            fields.update(base_fields)
            bases_frozen.append(getattr(b, _PARAMS).frozen)

    annotations = cls.__dict__.get('__annotations__', {})
    for f in _own_fields(cls, annotations, kw_only):
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)

    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any(bases_frozen) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a '
                        'frozen one')
    if frozen and not all(bases_frozen):
        raise TypeError('cannot inherit frozen dataclass from a '
                        'non-frozen one')
    return fields


# --- the methods ---

def _fields_in_init_order(fields):
    """The parameters of __init__: positional ones, keyword-only ones."""
    return (tuple(f for f in fields if f.init and not f.kw_only),
            tuple(f for f in fields if f.init and f.kw_only))


def _tuple_str(obj_name, fields):
    """Source of a tuple of an object's fields."""
    return '(' + ''.join(f'{obj_name}.{f.name},' for f in fields) + ')'


def _set_new_attribute(cls, name, value):
    """Sets an attribute unless the class has it already; says whether it had."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


class _Methods:
    """Source of methods for a class, and the names that the source refers to."""

    def __init__(self, globals):
        self.globals = globals
        self.locals = {}
        self.names = []
        self.source = []
        self.overwrite_errors = {}  # name -> what to tell when the class has it: True, or a hint
        self.always = set()         # names that replace what the class has

    def add(self, name, args, body, *, locals=None, returns_none=False, overwrite_error=False,
            always=False, decorator=None):
        if locals is not None:
            self.locals.update(locals)
        if overwrite_error:
            self.overwrite_errors[name] = overwrite_error
        if always:
            self.always.add(name)
        self.names.append(name)
        result = ''
        if returns_none:
            self.locals[f'__dataclass_{name}_return_type__'] = None
            result = f'->__dataclass_{name}_return_type__'
        if decorator:
            self.source.append(f' {decorator}')
        self.source.append(f' def {name}({",".join(args)}){result}:')
        self.source.extend(f'  {line}' for line in body)

    def install(self, cls):
        """Compiles the methods and gives them to cls."""
        names = ''.join(f'{name},' for name in self.names)
        text = '\n'.join([f'def __create_fn__({",".join(self.locals)}):',
                          *self.source, f' return ({names})'])
        ns = {}
        exec(text, self.globals, ns)
        for name, fn in zip(self.names, ns['__create_fn__'](**self.locals)):
            fn.__qualname__ = f"{cls.__qualname__}.{fn.__name__}"
            if name in self.always:
                setattr(cls, name, fn)
            elif _set_new_attribute(cls, name, fn) and name in self.overwrite_errors:
                message = f'Cannot overwrite attribute {fn.__name__} in class {cls.__name__}'
                hint = self.overwrite_errors[name]
                raise TypeError(message if hint is True else f'{message} {hint}')


def _init_value(f, locals, slots):
    """Source of what __init__ stores in a field; None: nothing."""
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        if f.init:
            return (f'{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ '
                    f'else {f.name}')
        return f'{default_name}()'
    if f.init:
        if f.default is not MISSING:
            locals[default_name] = f.default
        return f.name
    if slots and f.default is not MISSING:
        locals[default_name] = f.default
        return default_name
    return None  # reading finds the class attribute


def _init_param(f):
    """Source of a parameter of __init__."""
    if f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    elif f.default_factory is not MISSING:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    else:
        default = ''
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _add_init(methods, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} '
                            f'follows default argument {seen_default.name!r}')

    locals = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    locals['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    locals['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        value = _init_value(f, locals, slots)
        if value is None or f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})')
        else:
            body.append(f'{self_name}.{f.name}={value}')
    if has_post_init:
        params = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({params})')
    params = [self_name, *map(_init_param, std_fields)]
    if kw_only_fields:
        params += ['*', *map(_init_param, kw_only_fields)]
    methods.add('__init__', params, body or ['pass'], locals=locals, returns_none=True)


def _add_frozen(methods, cls, fields):
    condition = 'type(self) is cls'
    if fields:
        condition += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    locals = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    for name, args, verb in (('__setattr__', 'name, value', 'assign to'),
                             ('__delattr__', 'name', 'delete')):
        methods.add(name, ('self', *args.split(', ')),
                    (f'if {condition}:',
                     f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                     f'super(cls, self).{name}({args})'),
                    locals=locals, overwrite_error=True)


def _add_comparisons(methods, fields, eq, order):
    if eq:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in fields) or 'True'
        methods.add('__eq__', ('self', 'other'),
                    ('if self is other:', ' return True',
                     'if other.__class__ is self.__class__:', f' return {terms}',
                     'return NotImplemented'))
    if order:
        for name, op in ('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>='):
            methods.add(name, ('self', 'other'),
                        ('if other.__class__ is self.__class__:',
                         f' return {_tuple_str("self", fields)}{op}{_tuple_str("other", fields)}',
                         'return NotImplemented'),
                        overwrite_error='Consider using functools.total_ordering')


def _add_hash(methods, cls, fields, unsafe_hash, eq, frozen, has_explicit_hash):
    """__hash__ is added when asked for, or when equal instances cannot change any more."""
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ '
                        f'in class {cls.__name__}')
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        methods.add('__hash__', ('self',), (f'return hash({_tuple_str("self", hashed)})',),
                    always=True)
    elif eq and not frozen and not has_explicit_hash:
        cls.__hash__ = None


# --- the class ---

def _annotation_text(annotation):
    """An annotation as a signature shows it."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _signature_text(cls, made_init, std_fields, kw_only_fields):
    """'(x: int, y: int = 0)' for the docstring of cls."""
    if not made_init or type(cls) is not type or cls.__new__ is not object.__new__:
        try:
            import inspect
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (ImportError, TypeError, ValueError):
            return ''

    def param(f):
        text = f'{f.name}: {_annotation_text(f.type)}'
        if f.default is not MISSING:
            return f'{text} = {f.default!r}'
        if f.default_factory is not MISSING:
            return f'{text} = <factory>'
        return text
    params = [param(f) for f in std_fields]
    if kw_only_fields:
        params += ['*', *map(param, kw_only_fields)]
    return f'({", ".join(params)})'


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                   match_args, kw_only, slots, weakref_slot):
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                           kw_only, slots, weakref_slot))
    fields = _collect_fields(cls, frozen, kw_only)
    setattr(cls, _FIELDS, fields)

    # A class that defines __eq__ gets __hash__ = None by itself: that is not explicit.
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or
                             (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields, kw_only_fields = _fields_in_init_order(init_fields)
    real_fields = [f for f in fields.values() if f._field_type is _FIELD]
    made_init = init and '__init__' not in cls.__dict__
    methods = _Methods(module.__dict__ if module else {})
    if init:
        _add_init(methods, init_fields, std_fields, kw_only_fields, frozen,
                  hasattr(cls, _POST_INIT_NAME),
                  '__dataclass_self__' if 'self' in fields else 'self', slots)
    _set_new_attribute(cls, '__replace__', _replace)
    if repr:
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in real_fields if f.repr)
        methods.add('__repr__', ('self',),
                    (f'return f"{{self.__class__.__qualname__}}({shown})"',),
                    locals={'__dataclasses_recursive_repr': recursive_repr},
                    decorator='@__dataclasses_recursive_repr()')
    _add_comparisons(methods, [f for f in real_fields if f.compare], eq, order)
    if frozen:
        _add_frozen(methods, cls, real_fields)
    _add_hash(methods, cls, real_fields, unsafe_hash, eq, frozen, has_explicit_hash)
    methods.install(cls)

    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(cls, made_init, std_fields, kw_only_fields)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in std_fields))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)  # the class may be frozen


def _get_slots(cls):
    """The slots of a base class."""
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            yield '__weakref__'
        if getattr(cls, '__dictrefoffset__', -1) != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    elif not hasattr(slots, '__next__'):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    """A new class like cls, but with the fields as slots."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')

    cls_dict = dict(cls.__dict__)
    field_names = tuple(f.name for f in fields(cls))
    inherited_slots = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = field_names + (('__weakref__',) if weakref_slot else ())
    cls_dict["__slots__"] = tuple(slot for slot in wanted if slot not in inherited_slots)
    for name in field_names + ('__dict__', '__weakref__'):
        cls_dict.pop(name, None)

    qualname = getattr(cls, '__qualname__', None)
    cls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in cls_dict:
            cls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls_dict:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class.

    Examines PEP 526 __annotations__ to determine fields.

    If init is true, an __init__() method is added to the class. If repr
    is true, a __repr__() method is added. If order is true, rich
    comparison dunder methods are added. If unsafe_hash is true, a
    __hash__() method is added. If frozen is true, fields may not be
    assigned to after instance creation. If match_args is true, the
    __match_args__ tuple is added. If kw_only is true, then by default
    all fields are keyword-only. If slots is true, a new class with a
    __slots__ attribute is returned.
    """

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash,
                              frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


# --- functions on dataclasses ---

def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass.

    Accepts a dataclass or an instance of one. Tuple elements are of
    type Field.
    """
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    """Returns True if obj is an instance of a dataclass."""
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a
    dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping
    field names to field values.

    Example usage::

      @dataclass
      class C:
          x: int
          y: int

      c = C(1, 2)
      assert asdict(c) == {'x': 1, 'y': 2}

    If given, 'dict_factory' will be used instead of built-in dict.
    The function applies recursively to field values that are
    dataclass instances. This will also look into built-in containers:
    tuples, lists, and dicts. Other objects are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert(obj):
        return _convert(obj, convert, lambda pairs: dict_factory(pairs))
    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values.

    Example usage::

      @dataclass
      class C:
          x: int
          y: int

      c = C(1, 2)
      assert astuple(c) == (1, 2)

    If given, 'tuple_factory' will be used instead of built-in tuple.
    The function applies recursively to field values that are
    dataclass instances. This will also look into built-in containers:
    tuples, lists, and dicts. Other objects are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert(obj):
        return _convert(obj, convert, lambda pairs: tuple_factory([value for _, value in pairs]))
    return convert(obj)


def _convert(obj, convert, make):
    """obj with the dataclass instances in it replaced by make([(field name, value), ...])."""
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return make([(f.name, convert(getattr(obj, f.name))) for f in fields(obj)])
    if cls is list:
        return [convert(v) for v in obj]
    if cls is dict:
        return {convert(k): convert(v) for k, v in obj.items()}
    if issubclass(cls, tuple) and hasattr(obj, '_fields'):
        return cls(*[convert(v) for v in obj])  # a named tuple stays one
    if issubclass(cls, (list, tuple)):
        return cls(convert(v) for v in obj)
    if issubclass(cls, dict):
        if hasattr(cls, 'default_factory'):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[convert(k)] = convert(v)
            return result
        return cls((convert(k), convert(v)) for k, v in obj.items())
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None):
    """Return a new dynamically created dataclass.

    The dataclass name will be 'cls_name'.  'fields' is an iterable
    of either (name), (name, type) or (name, type, Field) objects. If type is
    omitted, use the string 'typing.Any'.  Field objects are created by
    the equivalent of calling 'field(name, type [, Field-info])'.::

      C = make_dataclass('C', ['x', ('y', int), ('z', int, field(init=False))], bases=(Base,))

    is equivalent to::

      @dataclass
      class C(Base):
          x: 'typing.Any'
          y: int
          z: int = field(init=False)

    For the bases and namespace parameters, see the builtin type() function.

    The parameters init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
    slots, and weakref_slot are passed to dataclass().

    If module parameter is defined, the '__module__' attribute of the dataclass is
    set to that value.
    """
    if namespace is None:
        namespace = {}
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            tp = 'typing.Any'
        elif len(item) == 2:
            name, tp, = item
        elif len(item) == 3:
            name, tp, spec = item
            defaults[name] = spec
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = tp

    def exec_body_callback(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body_callback)

    # The class belongs to the module that asked for it, which pickling needs to know.
    if module is None:
        try:
            module = sys._getframemodulename(1) or '__main__'
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
    if module is not None:
        cls.__module__ = module

    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for frozen classes.  Example usage::

      @dataclass(frozen=True)
      class C:
          x: int
          y: int

      c = C(1, 2)
      c1 = replace(c, x=3)
      assert c1.x == 3 and c1.y == 2
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with '
                                f'init=False, it cannot be specified with '
                                f'replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} "
                                f'must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    # __init__ does the rest, so that __post_init__ runs and factories are called.
    return self.__class__(**changes)
