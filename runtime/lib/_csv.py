"""The engine of the module csv: dialects, a reader as a state machine, a writer."""

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_limit = 128 * 1024
_unset = object()


class Error(Exception):
    pass


Error.__module__ = '_csv'


# --- dialects ---

def _check_char(name, value, optional):
    if value is None and optional:
        return None
    if not isinstance(value, str):
        kind = 'string or None' if optional else 'string'
        raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class Dialect:
    """CSV dialect

    The Dialect type records CSV dialect options."""

    __slots__ = ('_options',)

    def __new__(cls, dialect=None, delimiter=_unset, doublequote=_unset, escapechar=_unset, lineterminator=_unset,
                quotechar=_unset, quoting=_unset, skipinitialspace=_unset, strict=_unset):
        given = {'delimiter': delimiter, 'doublequote': doublequote, 'escapechar': escapechar,
                 'lineterminator': lineterminator, 'quotechar': quotechar, 'quoting': quoting,
                 'skipinitialspace': skipinitialspace, 'strict': strict}
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is Dialect and all(value is _unset for value in given.values()):
            return dialect
        if dialect is not None:
            for name, value in given.items():
                if value is _unset:
                    given[name] = getattr(dialect, name, _unset)
        self = object.__new__(cls)
        self._options = _check_options(given)
        return self

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")


for _name in ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting',
              'skipinitialspace', 'strict'):
    setattr(Dialect, _name, property(lambda self, name=_name: self._options[name]))


def _check_options(given):
    def option(name, default):
        return default if given[name] is _unset else given[name]

    o = {'delimiter': _check_char('delimiter', option('delimiter', ','), False),
         'doublequote': bool(option('doublequote', True)),
         'escapechar': _check_char('escapechar', option('escapechar', None), True),
         'lineterminator': option('lineterminator', '\r\n'),
         'quotechar': _check_char('quotechar', option('quotechar', '"'), True),
         'quoting': option('quoting', QUOTE_MINIMAL),
         'skipinitialspace': bool(option('skipinitialspace', False)),
         'strict': bool(option('strict', False))}
    if type(o['quoting']) is not int:
        raise TypeError('"quoting" must be an integer')
    if not 0 <= o['quoting'] <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if given['quotechar'] is None and given['quoting'] is _unset:
        o['quoting'] = QUOTE_NONE
    if o['quoting'] != QUOTE_NONE and o['quotechar'] is None:
        raise TypeError('quotechar must be set if quoting enabled')
    if o['lineterminator'] is None:
        raise TypeError('lineterminator must be set')
    if not isinstance(o['lineterminator'], str):
        raise TypeError('"lineterminator" must be a string')
    seen = {}
    for name in ('delimiter', 'escapechar', 'quotechar'):
        c = o[name]
        if c is None:
            continue
        if c in '\r\n' or (c == ' ' and o['skipinitialspace'] and name != 'delimiter'):
            raise ValueError(f'bad {name} value')
        if c in o['lineterminator']:
            raise ValueError(f'bad {name} or lineterminator value')
        if c in seen:
            raise ValueError(f'bad {seen[c]} or {name} value')
        seen[c] = name
    return o


def register_dialect(name, /, dialect=None, **fmtparams):
    """Create a mapping from a string name to a dialect class."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Delete the name/dialect mapping associated with a string name."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def get_dialect(name):
    """Return the dialect instance associated with name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=_unset, /):
    """Sets an upper limit on parsed fields; returns the old limit."""
    global _limit
    old = _limit
    if new_limit is not _unset:
        if type(new_limit) is not int:
            raise TypeError('limit must be an integer')
        _limit = new_limit
    return old


# --- reading ---

(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTES, _ESCAPED_IN_QUOTES, _QUOTE_IN_QUOTES,
 _EAT_NEWLINE, _AFTER_ESCAPED_NEWLINE) = range(9)


class Reader:
    """CSV reader

    Reader objects are responsible for reading and parsing tabular data
    in CSV format."""

    __slots__ = ('_lines', 'dialect', 'line_num', '_fields', '_field', '_size', '_state', '_unquoted')

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '_csv.{cls.__name__}' instances")

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._field = []
        self._size = 0
        self._state = _START_RECORD
        self._unquoted = False
        while True:
            line = next(self._lines, _unset)
            if line is _unset:
                return self._at_end()
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            if self._state == _START_RECORD:
                row = self._simple_row(line)
                if row is not None:
                    return row
            for c in line:
                self._step(c)
            self._step('')
            if self._state == _START_RECORD:
                fields = self._fields
                self._fields = None
                return fields

    def _simple_row(self, line):
        """The row of a line without quotes, escapes and other special cases; None: it has some."""
        d = self.dialect._options
        if d['quoting'] >= QUOTE_NONNUMERIC and d['quoting'] != QUOTE_NONE or d['skipinitialspace']:
            return None
        end = len(line)
        while end and line[end - 1] in '\r\n':
            end -= 1
        text = line[:end]
        if (len(text) > _limit or not text or '\n' in text or '\r' in text
                or (d['quotechar'] is not None and d['quotechar'] in text)
                or (d['escapechar'] is not None and d['escapechar'] in text)):
            return None
        return text.split(d['delimiter'])

    def _at_end(self):
        if self._size or self._state == _IN_QUOTES:
            if self.dialect.strict:
                raise Error('unexpected end of data')
            self._save()
            return self._fields
        raise StopIteration

    def _save(self):
        quoting = self.dialect._options['quoting']
        text = ''.join(self._field)
        if self._unquoted and not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            value = None
        elif self._unquoted and text and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
            value = float(text)
        else:
            value = text
        self._field = []
        self._size = 0
        self._fields.append(value)

    def _add(self, c):
        if self._size >= _limit:
            raise Error(f'field larger than field limit ({_limit})')
        self._field.append(c)
        self._size += 1

    def _step(self, c):
        """One character; '' stands for the end of a line."""
        d = self.dialect._options
        state = self._state
        newline = c in '\r\n'  # or the end of the line
        if state == _START_RECORD:
            if c == '':
                return
            if newline:
                self._state = _EAT_NEWLINE
                return
            state = _START_FIELD
        if state == _AFTER_ESCAPED_NEWLINE:
            if c == '':
                return
            state = _IN_FIELD
        if state == _START_FIELD:
            self._unquoted = True
            if newline:
                self._end_record(c)
            elif c == d['quotechar'] and d['quoting'] != QUOTE_NONE:
                self._unquoted = False
                self._state = _IN_QUOTES
            elif c == d['escapechar']:
                self._state = _ESCAPED
            elif c == ' ' and d['skipinitialspace']:
                self._state = _START_FIELD
            elif c == d['delimiter']:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            self._add(c or '\n')
            self._state = _AFTER_ESCAPED_NEWLINE if c and newline else _IN_FIELD
        elif state == _IN_FIELD:
            self._state = _IN_FIELD
            if newline:
                self._end_record(c)
            elif c == d['escapechar']:
                self._state = _ESCAPED
            elif c == d['delimiter']:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
        elif state == _IN_QUOTES:
            if c == '':
                return
            if c == d['escapechar']:
                self._state = _ESCAPED_IN_QUOTES
            elif c == d['quotechar'] and d['quoting'] != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTES if d['doublequote'] else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_IN_QUOTES:
            self._add(c or '\n')
            self._state = _IN_QUOTES
        elif state == _QUOTE_IN_QUOTES:
            self._after_quote(c, d)
        elif c == '':
            self._state = _START_RECORD
        elif not newline:
            raise Error("new-line character seen in unquoted field - do you need to open the file "
                        "with newline=''?")

    def _after_quote(self, c, d):
        """A character behind a quote in a quoted field: a second quote, or the field's end."""
        if d['quoting'] != QUOTE_NONE and c and c == d['quotechar']:
            self._add(c)
            self._state = _IN_QUOTES
        elif c and c == d['delimiter']:
            self._save()
            self._state = _START_FIELD
        elif c in '\r\n':
            self._end_record(c)
        elif not d['strict']:
            self._add(c)
            self._state = _IN_FIELD
        else:
            raise Error(f"'{d['delimiter']}' expected after '{d['quotechar']}'")

    def _end_record(self, c):
        self._save()
        self._state = _EAT_NEWLINE if c else _START_RECORD


def reader(iterable, /, dialect=None, **fmtparams):
    """Return a reader object that will process lines from the given iterable."""
    self = object.__new__(Reader)
    self._lines = iter(iterable)
    self.dialect = Dialect(dialect, **fmtparams)
    self.line_num = 0
    self._state = _START_RECORD
    return self


# --- writing ---

class Writer:
    """CSV writer

    Writer objects are responsible for generating tabular data
    in CSV format from sequence input."""

    __slots__ = ('_write', 'dialect')

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '_csv.{cls.__name__}' instances")

    def writerow(self, row, /):
        """Construct and write a CSV record from a sequence of fields."""
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self.dialect._options
        quoting = d['quoting']
        parts = []
        field = None
        for field in fields:
            if quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(field, (int, float, complex)) and not (
                    hasattr(type(field), '__float__') or hasattr(type(field), '__index__'))
            elif quoting == QUOTE_STRINGS:
                quoted = isinstance(field, str)
            elif quoting == QUOTE_NOTNULL:
                quoted = field is not None
            else:
                quoted = quoting == QUOTE_ALL
            parts.append(self._render(field, quoted, d))
        if len(parts) == 1 and not parts[0]:
            if quoting == QUOTE_NONE or (field is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error('single empty field record must be quoted')
            parts[0] = d['quotechar'] * 2
        return self._write(d['delimiter'].join(parts) + d['lineterminator'])

    def _render(self, field, quoted, d):
        text = field if isinstance(field, str) else '' if field is None else str(field)
        quoting = d['quoting']
        if not text and d['delimiter'] == ' ' and d['skipinitialspace']:
            if quoting == QUOTE_NONE or (field is None and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS)):
                raise Error('empty field must be quoted if delimiter is a space and skipinitialspace is true')
            quoted = True
        quotechar, escapechar = d['quotechar'], d['escapechar']
        special = {d['delimiter'], quotechar, escapechar, '\r', '\n', *d['lineterminator']}
        if not special.isdisjoint(text):
            out = []
            for c in text:
                if c in special:
                    escape = False
                    if quoting == QUOTE_NONE:
                        escape = True
                    elif c == quotechar:
                        if d['doublequote']:
                            out.append(quotechar)
                        else:
                            escape = True
                    elif c == escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                    elif escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    else:
                        out.append(escapechar)
                out.append(c)
            text = ''.join(out)
        return f'{quotechar}{text}{quotechar}' if quoted else text

    def writerows(self, rows, /):
        """Construct and write a series of sequences to a csv file."""
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect=None, **fmtparams):
    """Return a writer object that will write user data on the given file object."""
    self = object.__new__(Writer)
    self.dialect = Dialect(dialect, **fmtparams)
    self._write = getattr(fileobj, 'write', None)
    if not callable(self._write):
        raise TypeError('argument 1 must have a "write" method')
    return self


Reader.__name__ = Reader.__qualname__ = 'reader'
Writer.__name__ = Writer.__qualname__ = 'writer'
