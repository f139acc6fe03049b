"""Tuples with named fields, as os.stat and time.localtime give them."""


def structseq(module, name, fields, visible=None, doc=None):
    """A tuple subclass: the first `visible` fields are items, the rest only attributes; None: no attribute."""
    count = len(fields) if visible is None else visible
    full = f'{module}.{name}'
    hidden = fields[count:]
    named = [f for f in fields if f is not None]

    def new(cls, sequence, dict={}):
        try:
            values = tuple(sequence)
        except TypeError:
            if hasattr(sequence, '__iter__') or hasattr(sequence, '__getitem__'):
                raise
            raise TypeError('constructor requires a sequence') from None
        if not hasattr(dict, 'keys'):
            raise TypeError(f'{full}() takes a dict as second arg, if any')
        most = len(fields) > count
        if len(values) < count:
            bound = f'an at least {count}' if most else f'a {count}'
            raise TypeError(f'{full}() takes {bound}-sequence ({len(values)}-sequence given)')
        if len(values) > len(fields):
            bound = f'an at most {len(fields)}' if most else f'a {count}'
            raise TypeError(f'{full}() takes {bound}-sequence ({len(values)}-sequence given)')
        given = len(values) - count
        if any(key not in hidden[given:] for key in dict):
            raise TypeError(f'{full}() got duplicate or unexpected field name(s)')
        self = tuple.__new__(cls, values[:count])
        attributes = self.__dict__
        for field, value in zip(hidden, values[count:]):
            attributes[field] = value
        for field in hidden[given:]:
            attributes[field] = dict.get(field)
        return self

    def show(self):
        pairs = ', '.join(f'{f}={v!r}' for f, v in zip(fields, self))
        return f'{full}({pairs})'

    def reduce(self):
        return type(self), (tuple(self), dict(self.__dict__))

    def replace(self, /, **changes):
        if len(named) < len(fields):
            raise TypeError(f'__replace__() is not supported for {full} because it has unnamed field(s)')
        unknown = [k for k in changes if k not in named]
        if unknown:
            raise TypeError(f'Got unexpected field name(s): {unknown!r}')
        return type(self)([changes[f] if f in changes else getattr(self, f) for f in fields])

    def refuse(self, attribute, *value):
        if attribute in named:
            raise AttributeError('readonly attribute')
        raise AttributeError(f'{full!r} object has no attribute {attribute!r}')

    body = {'__new__': new, '__repr__': show, '__reduce__': reduce, '__replace__': replace, '__setattr__': refuse,
            '__delattr__': refuse, '__module__': module, '__doc__': doc,
            '__match_args__': tuple(f for f in fields[:count] if f is not None),
            'n_fields': len(fields), 'n_sequence_fields': count, 'n_unnamed_fields': len(fields) - len(named)}
    for i, field in enumerate(fields[:count]):
        if field is not None:
            body[field] = property(lambda self, i=i: tuple.__getitem__(self, i))
    return type(name, (tuple,), body)
