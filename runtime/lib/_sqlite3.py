"""The C side of sqlite3, through ctypes: libsqlite3 is looked for when this module is first imported.

Calls that may wait or run SQL release the GIL (CDLL); those that only look something up keep it (PyDLL). A Statement
belongs to one cursor while it is in use; the connection keeps those that rest. Functions of scripts that SQL calls
are C callbacks, which the connection keeps as long as it is open. _sqlite3_values.py has what turns values into SQL.
"""

import sys
import time
import weakref
from functools import wraps
from _sqlite3_library import (
    Callback, CDLL_call, DataError, DatabaseError, Error, IntegrityError, InterfaceError, InternalError,
    NotSupportedError, OperationalError, ProgrammingError, Warning, call, constants, error_of, error_at,
    report_callback, set_tracebacks)
from _sqlite3_values import (
    PrepareProtocol, adapt, adapters, bind_all, column_value, converters, memory_of, register_adapter,
    register_converter, result, values_of)
from _thread import get_ident
from ctypes import addressof, byref, c_char_p, c_int, c_int64, c_void_p, create_string_buffer, string_at

globals().update(constants)
LEGACY_TRANSACTION_CONTROL = -1
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
version = _deprecated_version = '2.6.0'
sqlite_version = call.libversion().decode()
threadsafety = {0: 0, 1: 3, 2: 1}[call.threadsafe()]
_ROW, _DONE = 100, 101
_LEVELS = '', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE'
_UTF8, _DETERMINISTIC = 1, 0x800


def _skip_comments(sql):
    """SQL text behind white space and comments."""
    while True:
        sql = sql.lstrip()
        if sql.startswith('--'):
            sql = sql.partition('\n')[2]
        elif sql.startswith('/*'):
            sql = sql.partition('*/')[2]
        else:
            return sql


def _positional(*names):
    """For a method whose parameters with these names are not to be given by name any more."""
    shown = [f"{name!r}" for name in names]
    text = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(names) > 1 else shown[0]
    s = 's' if len(names) > 1 else ''

    def decorate(method):
        @wraps(method)
        def checked(self, *args, **options):
            if not options.keys().isdisjoint(names):
                import warnings
                warnings.warn(f'Passing keyword argument{s} {text} to _sqlite3.Connection.{method.__name__}() is deprecated. '
                              f'Parameter{s} {text} will become positional-only in Python 3.15.', DeprecationWarning)
            return method(self, *args, **options)
        return checked
    return decorate


class Statement:
    """A prepared statement."""

    _st = None

    def __init__(self, connection, sql):
        if not isinstance(sql, str):
            raise TypeError(f"execute() argument 1 must be str, not {type(sql).__name__}")
        raw = sql.encode()
        db = connection._db
        if len(raw) > call.limit(db, 1, -1):
            raise DataError('query string is too large')
        if b'\0' in raw:
            raise ProgrammingError('the query contains a null character')
        handle, tail = c_void_p(), c_void_p()
        buffer = c_char_p(raw)
        code = CDLL_call.prepare_v2(db, buffer, len(raw) + 1, byref(handle), byref(tail))
        self._st = handle.value
        if code:
            raise error_of(db)
        if _skip_comments(string_at(tail.value).decode()):
            raise ProgrammingError('You can only execute one statement at a time.')
        word = _skip_comments(sql)[:7].upper()
        self.is_dml = word.startswith(('INSERT', 'UPDATE', 'DELETE', 'REPLACE'))
        self.in_use = False

    def __del__(self):
        handle, self._st = self._st, None
        if handle:
            call.finalize(handle)

    def reset(self):
        self.in_use = False
        if self._st:
            call.reset(self._st)


class Cursor:
    """SQLite database cursor class."""

    _ready = False

    def __init__(self, cursor, /):
        if self._ready and self._locked:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        if not isinstance(cursor, Connection):
            raise TypeError(f'Cursor() argument 1 must be sqlite3.Connection, not {type(cursor).__name__}')
        self._connection = cursor
        self._statement = None
        self._closed = self._locked = False
        self._description = self._lastrowid = None
        self._rowcount = -1
        self.arraysize = 1
        self.row_factory = None
        cursor._check_thread()
        cursor._cursors.add(self)
        self._ready = True

    connection = property(lambda self: self._connection)
    description = property(lambda self: self._description)
    lastrowid = property(lambda self: self._lastrowid)
    rowcount = property(lambda self: self._rowcount)

    def _check(self):
        if not self._ready:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        if self._locked:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        self._connection._check()

    def _drop_statement(self):
        statement, self._statement = self._statement, None
        if statement is not None:
            statement.reset()

    def __del__(self):
        if self._ready:
            self._drop_statement()

    def _describe(self, statement):
        n = call.column_count(statement._st)
        if n == 0:
            self._description = None
            return
        colnames = self._connection._detect & PARSE_COLNAMES
        names = []
        for i in range(n):
            name = call.column_name(statement._st, i)
            if name is None:
                raise MemoryError
            name = name.decode()
            names.append(name.partition(' [')[0] if colnames and '[' in name else name)
        self._description = tuple([(name, None, None, None, None, None, None) for name in names])

    def _find_casts(self, statement):
        detect = self._connection._detect
        if not detect:
            return None
        return [_converter(statement._st, i, detect) for i in range(call.column_count(statement._st))]

    def _run(self, multiple, sql, rows):
        self._check()
        connection = self._connection
        self._locked = True
        statement = None
        try:
            self._drop_statement()
            self._description = None
            rows = iter(rows)
            statement = connection._statement(sql)
            statement.in_use = True
            if multiple and (not statement._st or call.stmt_readonly(statement._st)):
                raise ProgrammingError('executemany() can only execute DML statements.')
            self._rowcount = 0 if statement.is_dml else -1
            if (connection._autocommit == LEGACY_TRANSACTION_CONTROL and connection._level is not None
                    and statement.is_dml and call.get_autocommit(connection._db)):
                connection._exec('BEGIN ' + connection._level)
            code = _DONE
            for row in rows:
                code = self._step_with(statement, row, multiple)
                if multiple:
                    statement.reset()
            if not multiple:
                self._lastrowid = call.last_insert_rowid(connection._db)
            if code == _ROW and not multiple:
                self._statement, statement = statement, None
        finally:
            if statement is not None:
                statement.reset()
            self._locked = False
        return self

    def _step_with(self, statement, row, multiple):
        if not statement._st:  # white space only
            return _DONE
        bind_all(statement._st, row)
        code = CDLL_call.step(statement._st)
        if code not in (_ROW, _DONE):
            raise self._failure()
        if not multiple:
            self._describe(statement)
            self._casts = self._find_casts(statement)
        while multiple and code == _ROW:
            code = CDLL_call.step(statement._st)
        if code == _DONE and statement.is_dml:
            self._rowcount += call.changes(self._connection._db)
        return code

    def _failure(self):
        return self._connection._failure()

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        return self._run(False, sql, (parameters,))

    def executemany(self, sql, seq_of_parameters, /):
        """Repeatedly executes an SQL statement."""
        return self._run(True, sql, seq_of_parameters)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        if not isinstance(sql_script, str):
            raise TypeError(f'executescript() argument must be str, not {type(sql_script).__name__}')
        if '\0' in sql_script:
            raise ValueError('embedded null character')
        self._check()
        connection = self._connection
        db = connection._db
        raw = sql_script.encode()
        if len(raw) > call.limit(db, 1, -1):
            raise DataError('query string is too large')
        if connection._autocommit == LEGACY_TRANSACTION_CONTROL and not call.get_autocommit(db):
            connection._exec('COMMIT')
        buffer = create_string_buffer(raw)
        place, handle, tail = c_void_p(addressof(buffer)), c_void_p(), c_void_p()
        while string_at(place.value, 1) != b'\0':
            if CDLL_call.prepare_v2(db, place, -1, byref(handle), byref(tail)):
                raise connection._failure()
            if handle.value:
                code = _ROW
                while code == _ROW:
                    code = CDLL_call.step(handle)
                if call.finalize(handle):
                    raise connection._failure()
            place = c_void_p(tail.value)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        statement = self._statement
        if statement is None:
            raise StopIteration
        self._locked = True
        try:
            row = self._row(statement._st)
        finally:
            self._locked = False
        code = CDLL_call.step(statement._st)
        if code == _DONE:
            if statement.is_dml:
                self._rowcount += call.changes(self._connection._db)
            self._drop_statement()
        elif code != _ROW:
            failure = self._failure()
            self._drop_statement()
            raise failure
        return row if self.row_factory is None else self.row_factory(self, row)

    def _row(self, st):
        factory = self._connection.text_factory
        casts = self._casts
        row = []
        for i in range(call.data_count(st)):
            cast = casts[i] if casts else None
            if cast is None:
                row.append(column_value(st, i, factory))
            else:
                data = call.column_blob(st, i)
                n = call.column_bytes(st, i)
                row.append(cast(string_at(data, n)) if data else None)
        return tuple(row)

    def fetchone(self):
        """Fetches one row from the resultset."""
        return next(self, None)

    def fetchmany(self, size=None):
        """Fetches several rows from the resultset."""
        size = self.arraysize if size is None else size
        rows = []
        for row in self:
            rows.append(row)
            if len(rows) == size:
                break
        return rows

    def fetchall(self):
        """Fetches all rows from the resultset."""
        return list(self)

    def setinputsizes(self, sizes, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def setoutputsize(self, size, column=None, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def close(self):
        """Closes the cursor."""
        if self._ready and self._locked:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        if not self._ready:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        self._connection._check()
        self._drop_statement()
        self._closed = True


def _converter(st, i, detect):
    """The converter of column i, None: there is none."""
    if detect & PARSE_COLNAMES:
        name = call.column_name(st, i).decode()
        start, end = name.find('['), name.find(']')
        if 0 <= start < end:
            found = converters.get(name[start + 1:end].upper())
            if found is not None:
                return found
    if detect & PARSE_DECLTYPES:
        declared = call.column_decltype(st, i)
        if declared is not None:
            declared = declared.decode()
            for stop in ' (':
                declared = declared.partition(stop)[0]
            return converters.get(declared.upper())
    return None


class Row:
    """A row with access by name."""

    __slots__ = '_description', '_data'

    def __new__(cls, cursor, data, /):
        if not issubclass(type(cursor), Cursor):
            raise TypeError(f'Row() argument 1 must be sqlite3.Cursor, not {type(cursor).__name__}')
        if not isinstance(data, tuple):
            raise TypeError(f'Row() argument 2 must be tuple, not {type(data).__name__}')
        self = object.__new__(cls)
        self._description, self._data = cursor.description, data
        return self

    def keys(self):
        """Returns the keys of the row."""
        return [column[0] for column in self._description or ()]

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return self._data[key]
        if not isinstance(key, str):
            raise IndexError('Index must be int or string')
        folded = key.lower() if key.isascii() else key
        for column, value in zip(self._description, self._data):
            name = column[0]
            if name == key or (name.isascii() and name.lower() == folded):
                return value
        raise IndexError('No item with that key')

    def __hash__(self):
        return hash(self._description) ^ hash(self._data)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._description == other._description and self._data == other._data


class Connection:
    """SQLite database connection object."""

    _ready = False
    _db = None

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
                 factory=None, cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
        import os
        level = _check_level(isolation_level)
        if autocommit not in (True, False, LEGACY_TRANSACTION_CONTROL) or isinstance(autocommit, float):
            raise ValueError('autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL')
        path = os.fsencode(database)
        if b'\0' in path:
            raise ValueError('embedded null byte')
        sys.audit('sqlite3.connect', database)
        if self._ready:
            self._close()
        self._ready = False
        self._detect, self._level, self._limit = detect_types, level, cached_statements
        self._thread = get_ident() if check_same_thread else None
        self._statements = {}
        self._cursors, self._blobs = weakref.WeakSet(), weakref.WeakSet()
        self._callbacks = {}
        self._pending = None
        self.row_factory, self.text_factory = None, str
        handle = c_void_p()
        flags = 0x2 | 0x4 | (0x40 if uri else 0)  # read and write, create, URI
        code = CDLL_call.open_v2(path, byref(handle), flags, None)
        if code:
            failure = error_of(handle) if handle.value else MemoryError()
            call.close_v2(handle)
            raise failure
        self._db = handle.value
        call.busy_timeout(self._db, int(timeout * 1000))
        call.extended_result_codes(self._db, 0)
        self._autocommit = int(autocommit) if autocommit != LEGACY_TRANSACTION_CONTROL else autocommit
        self._ready = True
        if self._autocommit == 0:
            self._exec('BEGIN')
        sys.audit('sqlite3.connect/handle', self)

    def __del__(self):
        if self._ready and self._db:
            import warnings
            warnings.warn(f'unclosed database in {self!r}', ResourceWarning, source=self)
            self._close()

    # --- helpers ---

    def _check_thread(self):
        if not self._ready:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if self._thread is not None and self._thread != get_ident():
            raise ProgrammingError('SQLite objects created in a thread can only be used in that same thread. The object '
                                   f'was created in thread id {self._thread} and this is thread id {get_ident()}.')

    def _check(self):
        self._check_thread()
        if not self._db:
            raise ProgrammingError('Cannot operate on a closed database.')

    def _failure(self):
        return error_of(self._db)

    def _statement(self, sql):
        statement = self._statements.pop(sql, None)
        if statement is None or statement.in_use:
            statement = Statement(self, sql)
        if self._limit > 0:
            self._statements[sql] = statement
            while len(self._statements) > self._limit:
                del self._statements[next(iter(self._statements))]
        return statement

    def _exec(self, sql):
        raw = sql.encode()
        handle = c_void_p()
        code = CDLL_call.prepare_v2(self._db, raw, len(raw) + 1, byref(handle), None)
        if code == 0:
            CDLL_call.step(handle)
            code = call.finalize(handle)
        if code:
            raise self._failure()

    def _close(self):
        for cursor in list(self._cursors):
            cursor._drop_statement()
        for blob in list(self._blobs):
            blob._end()
        self._statements.clear()
        handle, self._db = self._db, None
        if handle:
            CDLL_call.close_v2(handle)
        self._callbacks.clear()

    # --- transactions ---

    def commit(self):
        """Commit any pending transaction to the database."""
        self._check()
        if self._autocommit == LEGACY_TRANSACTION_CONTROL:
            if not call.get_autocommit(self._db):
                self._exec('COMMIT')
        elif self._autocommit == 0:
            self._exec('COMMIT')
            self._exec('BEGIN')

    def rollback(self):
        """Roll back to the start of any pending transaction."""
        self._check()
        if self._autocommit == LEGACY_TRANSACTION_CONTROL:
            if not call.get_autocommit(self._db):
                self._exec('ROLLBACK')
        elif self._autocommit == 0:
            self._exec('ROLLBACK')
            self._exec('BEGIN')

    def close(self):
        """Close the database connection; a pending transaction is not committed."""
        self._check_thread()
        if self._db:
            if self._autocommit == 0 and not call.get_autocommit(self._db):
                self._exec('ROLLBACK')
            self._close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None and value is None and traceback is None:
            try:
                self.commit()
            except BaseException:
                self.rollback()
                raise
        else:
            self.rollback()
        return False

    @property
    def in_transaction(self):
        self._check()
        return not call.get_autocommit(self._db)

    @property
    def total_changes(self):
        self._check()
        return call.total_changes(self._db)

    @property
    def isolation_level(self):
        self._check()
        return self._level

    @isolation_level.setter
    def isolation_level(self, value):
        level = _check_level(value)
        if level is None:
            self._level = None
            self._check()
            if not call.get_autocommit(self._db):
                self._exec('COMMIT')
        self._level = level

    @property
    def autocommit(self):
        self._check()
        return self._autocommit if self._autocommit == LEGACY_TRANSACTION_CONTROL else bool(self._autocommit)

    @autocommit.setter
    def autocommit(self, value):
        self._check()
        if value not in (True, False, LEGACY_TRANSACTION_CONTROL):
            raise ValueError('autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL')
        if value is True or value == 1:
            if not call.get_autocommit(self._db):
                self._exec('COMMIT')
        elif value == 0 and call.get_autocommit(self._db):
            self._exec('BEGIN')
        self._autocommit = int(value)

    # --- statements ---

    def cursor(self, factory=Cursor):
        """Return a cursor for the connection."""
        self._check()
        cursor = factory(self)
        if not issubclass(type(cursor), Cursor):
            raise TypeError(f'factory must return a cursor, not {type(cursor).__name__}')
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        """Repeatedly executes an SQL statement."""
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        return self.cursor().executescript(sql_script)

    def __call__(self, sql, /):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f'Connection() argument 1 must be str, not {type(sql).__name__}')
        return Statement(self, sql)

    # --- functions of scripts ---

    def _keep(self, key, *callbacks):
        self._callbacks[key] = callbacks
        return callbacks

    @_positional('name', 'narg', 'func')
    def create_function(self, name, narg, func, *, deterministic=False):
        """Creates a new function."""
        self._check()
        flags = _UTF8 | (_DETERMINISTIC if deterministic else 0)

        def run(context, n, values):
            try:
                result(context, func(*values_of(n, values)))
            except BaseException as failure:
                report_callback(context, 'user-defined function raised exception', failure, func)

        code = call.create_function_v2(self._db, name.encode(), narg, flags, None,
                                       *(self._keep(('f', name, narg), Callback.function(run), None, None)
                                         if func is not None else (None, None, None)), None)
        if code:
            raise OperationalError('Error creating function')

    @_positional('name', 'n_arg', 'aggregate_class')
    def create_aggregate(self, name, n_arg, aggregate_class):
        """Creates a new aggregate."""
        self._check()
        step, final, *_ = (None, None) if aggregate_class is None else self._keep(
            ('f', name, n_arg), *_aggregate(aggregate_class)[:2])
        if call.create_function_v2(self._db, name.encode(), n_arg, _UTF8, None, None, step, final, None):
            raise OperationalError('Error creating aggregate')

    def create_window_function(self, name, num_params, aggregate_class, /):
        """Creates or redefines an aggregate window function."""
        self._check()
        callbacks = (None,) * 4 if aggregate_class is None else self._keep(
            ('f', name, num_params), *_aggregate(aggregate_class))
        if call.create_window_function(self._db, name.encode(), num_params, _UTF8, None, *callbacks, None):
            raise self._failure()

    def create_collation(self, name, callback, /):
        """Creates a collation function."""
        self._check()
        if callback is not None and not callable(callback):
            raise TypeError('parameter must be callable')

        def compare(_, n, a, m, b):
            try:
                answer = callback(string_at(a, n).decode(), string_at(b, m).decode())
                return (answer > 0) - (answer < 0)
            except BaseException as failure:
                report_callback(None, None, failure, callback)
                return 0

        if not isinstance(name, str):
            raise TypeError(f'create_collation() argument 1 must be str, not {type(name).__name__}')
        pointer = None if callback is None else self._keep(('c', name), Callback.collation(compare))[0]
        if call.create_collation_v2(self._db, name.encode(), _UTF8, None, pointer, None):
            raise self._failure()

    @_positional('authorizer_callback')
    def set_authorizer(self, authorizer_callback):
        """Set authorizer callback."""
        self._check()

        def decide(_, action, *names):
            try:
                answer = authorizer_callback(action, *[None if n is None else n.decode() for n in names])
                return answer if isinstance(answer, int) and -1 << 31 <= answer < 1 << 31 else 1
            except BaseException as failure:
                report_callback(None, None, failure, authorizer_callback)
                return 1

        pointer = None if authorizer_callback is None else self._keep('authorizer', Callback.authorizer(decide))[0]
        if call.set_authorizer(self._db, pointer, None):
            raise OperationalError('Error setting authorizer callback')

    @_positional('progress_handler')
    def set_progress_handler(self, progress_handler, n):
        """Set progress handler callback: called every n instructions; a true result interrupts."""
        self._check()

        def ask(_):
            try:
                return bool(progress_handler())
            except BaseException as failure:
                report_callback(None, None, failure, progress_handler)
                return 1

        pointer = None if progress_handler is None else self._keep('progress', Callback.progress(ask))[0]
        call.progress_handler(self._db, n, pointer, None)

    @_positional('trace_callback')
    def set_trace_callback(self, trace_callback):
        """Set a trace callback called for each SQL statement (passed as unicode)."""
        self._check()

        def tell(kind, _, statement, sql):
            try:
                expanded = call.expanded_sql(statement)
                text = string_at(expanded or sql)
                call.free(expanded)
                trace_callback(text.decode())
            except BaseException as failure:
                report_callback(None, None, failure, trace_callback)
            return 0

        pointer = None if trace_callback is None else self._keep('trace', Callback.trace(tell))[0]
        call.trace_v2(self._db, 1 if pointer else 0, pointer, None)

    # --- the rest ---

    def interrupt(self):
        """Abort any pending database operation."""
        if not self._ready:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if not self._db:
            raise ProgrammingError('Cannot operate on a closed database.')
        call.interrupt(self._db)

    def iterdump(self, *, filter=None):
        """Returns iterator to the dump of the database in an SQL text format."""
        self._check()
        from sqlite3.dump import _iterdump
        return _iterdump(self) if filter is None else _iterdump(self, filter=filter)

    def backup(self, target, *, pages=-1, progress=None, name='main', sleep=0.25):
        """Makes a backup of the database."""
        if not isinstance(target, Connection):
            raise TypeError(f'backup() argument 1 must be sqlite3.Connection, not {type(target).__name__}')
        self._check()
        target._check()
        if target is self:
            raise ValueError('target cannot be the same connection instance')
        if progress is not None and not callable(progress):
            raise TypeError('progress argument must be a callable')
        handle = call.backup_init(target._db, b'main', self._db, name.encode())
        if not handle:
            raise target._failure()
        code = 0
        try:
            while code in (0, 5, 6):  # all well, busy, locked
                code = CDLL_call.backup_step(handle, pages if pages else -1)
                if progress is not None:
                    progress(code, call.backup_remaining(handle), call.backup_pagecount(handle))
                if code in (5, 6):
                    time.sleep(sleep)
        finally:
            end = call.backup_finish(handle)
        if code == 7:
            raise MemoryError
        if end:
            raise target._failure()

    def serialize(self, *, name='main'):
        """Serialize a database into a byte string."""
        self._check()
        size = c_int64()
        copied = True
        data = CDLL_call.serialize(self._db, name.encode(), byref(size), 1)
        if not data:
            copied = False
            data = CDLL_call.serialize(self._db, name.encode(), byref(size), 0)
        if not data:
            raise OperationalError(f"unable to serialize '{name}'")
        try:
            return string_at(data, size.value)
        finally:
            if not copied:
                call.free(data)

    def deserialize(self, data, /, *, name='main'):
        """Load a serialized database."""
        self._check()
        data = memory_of(data)
        copy = call.malloc64(len(data) or 1)
        if not copy:
            raise MemoryError
        call.memmove(copy, data, len(data))
        if CDLL_call.deserialize(self._db, name.encode(), copy, len(data), len(data), 3):
            raise self._failure()

    def blobopen(self, table, column, row, /, *, readonly=False, name='main'):
        """Open and return a BLOB object."""
        self._check()
        handle = c_void_p()
        if CDLL_call.blob_open(self._db, name.encode(), table.encode(), column.encode(), row, not readonly, byref(handle)):
            raise self._failure()
        blob = Blob._make(self, handle.value)
        self._blobs.add(blob)
        return blob

    def getlimit(self, category, /):
        """Get connection run-time limits."""
        return self.setlimit(category, -1)

    def setlimit(self, category, limit, /):
        """Set connection run-time limits; the old one is returned."""
        self._check()
        old = call.limit(self._db, category, limit)
        if old < 0:
            raise ProgrammingError("'category' is out of bounds")
        return old

    def getconfig(self, op, /):
        """Query a boolean connection configuration option."""
        return self._configure(op, -1)

    def setconfig(self, op, enable=True, /):
        """Set a boolean connection configuration option."""
        if self._configure(op, bool(enable)) != bool(enable):
            raise OperationalError('Unable to set config')

    def _configure(self, op, value):
        self._check()
        if not 1002 <= op <= 1017:
            raise ValueError(f"unknown config 'op': {op}")
        answer = c_int()
        if call.db_config(self._db, c_int(op), c_int(value), byref(answer)):
            raise self._failure()
        return bool(answer.value)


for _class in (Warning, Error, InterfaceError, DatabaseError, DataError, OperationalError, IntegrityError, InternalError,
               ProgrammingError, NotSupportedError):
    setattr(Connection, _class.__name__, _class)


def _check_level(level):
    if level is None:
        return None
    if not isinstance(level, str):
        raise TypeError('isolation_level must be str or None')
    if '\0' in level:
        raise ValueError('embedded null character')
    level = str.upper(level)
    if level not in _LEVELS:
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
    return level


def _aggregate(cls):
    """The callbacks of an aggregate: step, finalize, value, inverse. An instance goes by the address of its context."""
    instances = {}

    def instance(context):
        key = call.aggregate_context(context, 8)
        if key not in instances:
            try:
                instances[key] = cls()
            except BaseException as failure:
                instances[key] = None
                report_callback(context, "user-defined aggregate's '__init__' method raised error", failure, cls)
        return instances[key]

    def feed(name):
        def run(context, n, values):
            it = instance(context)
            if it is None:
                return
            try:
                getattr(it, name)(*values_of(n, values))
            except BaseException as failure:
                report_callback(context, error_at(name, failure), failure, cls)
        return Callback.function(run)

    def answer(name, last):
        def run(context):
            key = call.aggregate_context(context, 8 if not last else 0)
            it = instances.pop(key, None) if last else instance(context)
            if it is None:
                return
            try:
                result(context, getattr(it, name)())
            except BaseException as failure:
                report_callback(context, error_at(name, failure), failure, cls)
        return Callback.final(run)

    return feed('step'), answer('finalize', True), answer('value', False), feed('inverse')


class Blob:
    """A large value that is read and written in place."""

    __contains__ = None  # no container, although it has items

    def __new__(cls, *args):
        raise TypeError("cannot create 'sqlite3.Blob' instances")

    @classmethod
    def _make(cls, connection, handle):
        self = object.__new__(cls)
        self._connection, self._handle, self._offset = connection, handle, 0
        return self

    def _end(self):
        handle, self._handle = self._handle, None
        if handle:
            call.blob_close(handle)

    __del__ = _end

    def _check(self):
        self._connection._check()
        if not self._handle:
            raise ProgrammingError('Cannot operate on a closed blob.')

    def close(self):
        """Close the blob."""
        self._connection._check()
        self._end()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        self._check()
        self._end()

    def __len__(self):
        self._check()
        return call.blob_bytes(self._handle)

    __contains__ = __iter__ = None

    def _get(self, offset, n):
        buffer = create_string_buffer(max(n, 1))
        if n and CDLL_call.blob_read(self._handle, buffer, n, offset):
            raise self._connection._failure()
        return buffer.raw[:n]

    def _put(self, offset, data):
        if data and CDLL_call.blob_write(self._handle, data, len(data), offset):
            raise self._connection._failure()

    def read(self, length=-1, /):
        """Read data at the current offset position."""
        left = len(self) - self._offset
        length = left if length < 0 or length > left else length
        data = self._get(self._offset, length)
        self._offset += length
        return data

    def write(self, data, /):
        """Write data at the current offset."""
        data = memory_of(data)
        if len(data) > len(self) - self._offset:
            raise ValueError('data longer than blob length')
        self._put(self._offset, data)
        self._offset += len(data)

    def seek(self, offset, origin=0, /):
        """Set the current access position to offset: from the start, the current place or the end."""
        size = len(self)
        if origin not in (0, 1, 2):
            raise ValueError("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END")
        if abs(offset) > 0x7fffffff:
            raise OverflowError('seek offset results in offset overflow')
        place = offset + (0, self._offset, size)[origin]
        if not 0 <= place <= size:
            raise ValueError('offset out of blob range')
        self._offset = place

    def tell(self):
        """Return the current access position for the blob."""
        self._check()
        return self._offset

    def _index(self, key):
        size = len(self)
        if isinstance(key, slice):
            return range(*key.indices(size))
        if not hasattr(key, '__index__'):
            raise TypeError('Blob indices must be integers')
        i = key.__index__()
        i += size if i < 0 else 0
        if not 0 <= i < size:
            raise IndexError('Blob index out of range')
        return i

    def __getitem__(self, key):
        i = self._index(key)
        if isinstance(i, int):
            return self._get(i, 1)[0]
        if not i:
            return b''
        low = min(i[0], i[-1])
        data = self._get(low, abs(i[-1] - i[0]) + 1)
        return bytes([data[k - low] for k in i])

    def __setitem__(self, key, value):
        i = self._index(key)
        if isinstance(i, int):
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not 0 <= value <= 255:
                raise ValueError('byte must be in range(0, 256)')
            self._put(i, bytes([value]))
            return
        value = memory_of(value)
        if len(value) != len(i):
            raise IndexError('Blob slice assignment is wrong size')
        if not i:
            return
        low = min(i[0], i[-1])
        data = bytearray(self._get(low, abs(i[-1] - i[0]) + 1))
        for k, byte in zip(i, value):
            data[k - low] = byte
        self._put(low, bytes(data))

    def __delitem__(self, key):
        raise TypeError("Blob doesn't support item deletion" if isinstance(key, int)
                        else "Blob doesn't support slice deletion")


def connect(database, *args, **options):
    """Open a connection to the SQLite database file 'database': the factory gets the arguments as they are."""
    if args:
        import warnings
        warnings.warn("Passing more than 1 positional argument to sqlite3.connect() is deprecated. Parameters 'timeout', "
                      "'detect_types', 'isolation_level', 'check_same_thread', 'factory', 'cached_statements' and 'uri' "
                      'will become keyword-only parameters in Python 3.15.', DeprecationWarning)
    factory = args[4] if len(args) > 4 else options.get('factory', Connection)
    return factory(database, *args, **options)


def complete_statement(statement):
    """Checks if a string contains a complete SQL statement."""
    return bool(call.complete(statement.encode()))


def enable_callback_tracebacks(enable, /):
    """Enable or disable callback functions throwing errors to stderr."""
    set_tracebacks(bool(enable))


for _class in Connection, Cursor, Row, Blob, Statement, PrepareProtocol:
    _class.__module__ = 'sqlite3'

__all__ = ['Blob', 'Connection', 'Cursor', 'DataError', 'DatabaseError', 'Error', 'IntegrityError', 'InterfaceError',
           'InternalError', 'LEGACY_TRANSACTION_CONTROL', 'NotSupportedError', 'OperationalError', 'PARSE_COLNAMES',
           'PARSE_DECLTYPES', 'PrepareProtocol', 'ProgrammingError', 'Row', 'Warning', 'adapt', 'adapters',
           'complete_statement', 'connect', 'converters', 'enable_callback_tracebacks', 'register_adapter',
           'register_converter', 'sqlite_version', 'threadsafety', 'version', *constants]
