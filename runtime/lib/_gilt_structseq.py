"""Tuples with named fields, as os.stat and time.localtime give them."""


def structseq(module, name, fields, visible=None, doc=None):
    """A tuple subclass: the first `visible` fields are items, the rest only attributes."""
    count = len(fields) if visible is None else visible

    def new(cls, sequence, dict={}):
        if not hasattr(sequence, '__iter__'):
            raise TypeError('constructor requires a sequence')
        values = tuple(sequence)
        if len(values) < count:
            bound = f'an at least {count}' if len(fields) > count else f'a {count}'
            raise TypeError(f'{module}.{name}() takes {bound}-sequence ({len(values)}-sequence given)')
        if len(values) > len(fields):
            bound = f'an at most {len(fields)}' if len(fields) > count else f'a {count}'
            raise TypeError(f'{module}.{name}() takes {bound}-sequence ({len(values)}-sequence given)')
        self = tuple.__new__(cls, values[:count])
        extra = {field: None for field in fields[count:]}
        extra.update(zip(fields[count:], values[count:]))
        extra.update((k, v) for k, v in dict.items() if k in extra)
        self.__dict__.update(extra)
        return self

    def show(self):
        pairs = ', '.join(f'{f}={v!r}' for f, v in zip(fields, self))
        return f'{module}.{name}({pairs})'

    def reduce(self):
        return type(self), (tuple(self), dict(self.__dict__))

    def replace(self, /, **changes):
        values = {f: getattr(self, f) for f in fields}
        unknown = [k for k in changes if k not in values]
        if unknown:
            raise TypeError(f'Got unexpected field name(s): {unknown!r}')
        values.update(changes)
        return type(self)(values.values())

    body = {'__new__': new, '__repr__': show, '__reduce__': reduce, '__replace__': replace,
            '__module__': module, '__doc__': doc, '__match_args__': tuple(fields[:count]),
            'n_fields': len(fields), 'n_sequence_fields': count, 'n_unnamed_fields': 0}
    for i, field in enumerate(fields[:count]):
        body[field] = property(lambda self, i=i: tuple.__getitem__(self, i))
    return type(name, (tuple,), body)
