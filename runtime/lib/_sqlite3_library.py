"""libsqlite3 for _sqlite3: the functions, the types of callbacks, constants, exceptions and how errors become them."""

import sys
from ctypes import (CDLL, CFUNCTYPE, POINTER, PyDLL, c_char_p, c_double, c_int, c_int64, c_uint, c_uint64, c_void_p,
                    memmove)

_path = 'libsqlite3.so.0'
try:
    _quick, _slow = PyDLL(_path), CDLL(_path)
except OSError as _error:
    raise ImportError(f'sqlite3 needs libsqlite3: {_error}', name='_sqlite3') from None


class Callback:
    """Types of the callbacks."""

    function = CFUNCTYPE(None, c_void_p, c_int, POINTER(c_void_p))
    final = CFUNCTYPE(None, c_void_p)
    collation = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p, c_int, c_void_p)
    authorizer = CFUNCTYPE(c_int, c_void_p, c_int, c_char_p, c_char_p, c_char_p, c_char_p)
    progress = CFUNCTYPE(c_int, c_void_p)
    trace = CFUNCTYPE(c_int, c_uint, c_void_p, c_void_p, c_void_p)


_P, _S, _I, _L = c_void_p, c_char_p, c_int, c_int64

# Those that run SQL or touch files: the GIL is free while they run.
_SLOW = {
    'open_v2': (_I, _S, _P, _I, _S), 'close_v2': (_I, _P), 'prepare_v2': (_I, _P, _P, _I, _P, _P), 'step': (_I, _P),
    'backup_step': (_I, _P, _I), 'serialize': (_P, _P, _S, _P, _I), 'deserialize': (_I, _P, _S, _P, _L, _L, _I),
    'blob_open': (_I, _P, _S, _S, _S, _L, _I, _P), 'blob_read': (_I, _P, _P, _I, _I),
    'blob_write': (_I, _P, _P, _I, _I),
}
_QUICK = {
    'libversion': (_S,), 'threadsafe': (_I,), 'close_v2': (_I, _P), 'limit': (_I, _P, _I, _I), 'finalize': (_I, _P),
    'reset': (_I, _P), 'errcode': (_I, _P), 'extended_errcode': (_I, _P), 'errmsg': (_S, _P), 'errstr': (_S, _I),
    'column_count': (_I, _P), 'data_count': (_I, _P), 'column_name': (_S, _P, _I), 'column_decltype': (_S, _P, _I),
    'column_type': (_I, _P, _I), 'column_int64': (_L, _P, _I), 'column_double': (c_double, _P, _I),
    'column_text': (_P, _P, _I), 'column_blob': (_P, _P, _I), 'column_bytes': (_I, _P, _I),
    'bind_parameter_count': (_I, _P), 'bind_parameter_name': (_S, _P, _I), 'bind_null': (_I, _P, _I),
    'bind_int64': (_I, _P, _I, _L), 'bind_double': (_I, _P, _I, c_double), 'bind_text': (_I, _P, _I, _S, _I, _L),
    'bind_blob': (_I, _P, _I, _S, _I, _L), 'bind_zeroblob': (_I, _P, _I, _I), 'clear_bindings': (_I, _P),
    'stmt_readonly': (_I, _P), 'get_autocommit': (_I, _P), 'last_insert_rowid': (_L, _P), 'changes': (_I, _P),
    'total_changes': (_I, _P), 'busy_timeout': (_I, _P, _I), 'extended_result_codes': (_I, _P, _I),
    'interrupt': (None, _P), 'complete': (_I, _S), 'expanded_sql': (_P, _P), 'free': (None, _P),
    'malloc64': (_P, c_uint64), 'create_function_v2': (_I, _P, _S, _I, _I, _P, _P, _P, _P, _P),
    'create_window_function': (_I, _P, _S, _I, _I, _P, _P, _P, _P, _P, _P),
    'create_collation_v2': (_I, _P, _S, _I, _P, _P, _P), 'set_authorizer': (_I, _P, _P, _P),
    'progress_handler': (None, _P, _I, _P, _P), 'trace_v2': (_I, _P, _I, _P, _P),
    'backup_init': (_P, _P, _S, _P, _S), 'backup_finish': (_I, _P), 'backup_remaining': (_I, _P),
    'backup_pagecount': (_I, _P), 'blob_close': (_I, _P), 'blob_bytes': (_I, _P), 'aggregate_context': (_P, _P, _I),
    'value_type': (_I, _P), 'value_int64': (_L, _P), 'value_double': (c_double, _P), 'value_text': (_P, _P),
    'value_blob': (_P, _P), 'value_bytes': (_I, _P), 'result_null': (None, _P), 'result_int64': (None, _P, _L),
    'result_double': (None, _P, c_double), 'result_text': (None, _P, _S, _I, _L),
    'result_blob': (None, _P, _S, _I, _L), 'result_error': (None, _P, _S, _I), 'result_error_nomem': (None, _P),
    'result_error_toobig': (None, _P), 'db_config': None,
}


class _Functions:
    """sqlite3_NAME as NAME."""

    def __init__(self, library, table):
        for name, types in table.items():
            f = getattr(library, 'sqlite3_' + name, None)
            if f is None:
                continue  # older than this function: using it raises AttributeError
            f.restype = c_int if types is None else types[0]
            if types is not None:
                f.argtypes = types[1:]
            setattr(self, name, f)

    memmove = staticmethod(memmove)


call, CDLL_call = _Functions(_quick, _QUICK), _Functions(_slow, _SLOW)

constants = {'SQLITE_' + _name: int(_value) for _name, _value in [_item.split('=') for _item in '''
ABORT=4 ABORT_ROLLBACK=516 ALTER_TABLE=26 ANALYZE=28 ATTACH=24 AUTH=23 AUTH_USER=279 BUSY=5 BUSY_RECOVERY=261
BUSY_SNAPSHOT=517 BUSY_TIMEOUT=773 CANTOPEN=14 CANTOPEN_CONVPATH=1038 CANTOPEN_DIRTYWAL=1294 CANTOPEN_FULLPATH=782
CANTOPEN_ISDIR=526 CANTOPEN_NOTEMPDIR=270 CANTOPEN_SYMLINK=1550 CONSTRAINT=19 CONSTRAINT_CHECK=275
CONSTRAINT_COMMITHOOK=531 CONSTRAINT_FOREIGNKEY=787 CONSTRAINT_FUNCTION=1043 CONSTRAINT_NOTNULL=1299
CONSTRAINT_PINNED=2835 CONSTRAINT_PRIMARYKEY=1555 CONSTRAINT_ROWID=2579 CONSTRAINT_TRIGGER=1811 CONSTRAINT_UNIQUE=2067
CONSTRAINT_VTAB=2323 CORRUPT=11 CORRUPT_INDEX=779 CORRUPT_SEQUENCE=523 CORRUPT_VTAB=267 CREATE_INDEX=1 CREATE_TABLE=2
CREATE_TEMP_INDEX=3 CREATE_TEMP_TABLE=4 CREATE_TEMP_TRIGGER=5 CREATE_TEMP_VIEW=6 CREATE_TRIGGER=7 CREATE_VIEW=8
CREATE_VTABLE=29 DBCONFIG_DEFENSIVE=1010 DBCONFIG_DQS_DDL=1014 DBCONFIG_DQS_DML=1013 DBCONFIG_ENABLE_FKEY=1002
DBCONFIG_ENABLE_FTS3_TOKENIZER=1004 DBCONFIG_ENABLE_LOAD_EXTENSION=1005 DBCONFIG_ENABLE_QPSG=1007
DBCONFIG_ENABLE_TRIGGER=1003 DBCONFIG_ENABLE_VIEW=1015 DBCONFIG_LEGACY_ALTER_TABLE=1012
DBCONFIG_LEGACY_FILE_FORMAT=1016 DBCONFIG_NO_CKPT_ON_CLOSE=1006 DBCONFIG_RESET_DATABASE=1009 DBCONFIG_TRIGGER_EQP=1008
DBCONFIG_TRUSTED_SCHEMA=1017 DBCONFIG_WRITABLE_SCHEMA=1011 DELETE=9 DENY=1 DETACH=25 DONE=101 DROP_INDEX=10
DROP_TABLE=11 DROP_TEMP_INDEX=12 DROP_TEMP_TABLE=13 DROP_TEMP_TRIGGER=14 DROP_TEMP_VIEW=15 DROP_TRIGGER=16
DROP_VIEW=17 DROP_VTABLE=30 EMPTY=16 ERROR=1 ERROR_MISSING_COLLSEQ=257 ERROR_RETRY=513 ERROR_SNAPSHOT=769 FORMAT=24
FULL=13 FUNCTION=31 IGNORE=2 INSERT=18 INTERNAL=2 INTERRUPT=9 IOERR=10 IOERR_ACCESS=3338 IOERR_AUTH=7178
IOERR_BEGIN_ATOMIC=7434 IOERR_BLOCKED=2826 IOERR_CHECKRESERVEDLOCK=3594 IOERR_CLOSE=4106 IOERR_COMMIT_ATOMIC=7690
IOERR_CONVPATH=6666 IOERR_CORRUPTFS=8458 IOERR_DATA=8202 IOERR_DELETE=2570 IOERR_DELETE_NOENT=5898
IOERR_DIR_CLOSE=4362 IOERR_DIR_FSYNC=1290 IOERR_FSTAT=1802 IOERR_FSYNC=1034 IOERR_GETTEMPPATH=6410 IOERR_LOCK=3850
IOERR_MMAP=6154 IOERR_NOMEM=3082 IOERR_RDLOCK=2314 IOERR_READ=266 IOERR_ROLLBACK_ATOMIC=7946 IOERR_SEEK=5642
IOERR_SHMLOCK=5130 IOERR_SHMMAP=5386 IOERR_SHMOPEN=4618 IOERR_SHMSIZE=4874 IOERR_SHORT_READ=522 IOERR_TRUNCATE=1546
IOERR_UNLOCK=2058 IOERR_VNODE=6922 IOERR_WRITE=778 LIMIT_ATTACHED=7 LIMIT_COLUMN=2 LIMIT_COMPOUND_SELECT=4
LIMIT_EXPR_DEPTH=3 LIMIT_FUNCTION_ARG=6 LIMIT_LENGTH=0 LIMIT_LIKE_PATTERN_LENGTH=8 LIMIT_SQL_LENGTH=1
LIMIT_TRIGGER_DEPTH=10 LIMIT_VARIABLE_NUMBER=9 LIMIT_VDBE_OP=5 LIMIT_WORKER_THREADS=11 LOCKED=6 LOCKED_SHAREDCACHE=262
LOCKED_VTAB=518 MISMATCH=20 MISUSE=21 NOLFS=22 NOMEM=7 NOTADB=26 NOTFOUND=12 NOTICE=27 NOTICE_RECOVER_ROLLBACK=539
NOTICE_RECOVER_WAL=283 OK=0 OK_LOAD_PERMANENTLY=256 OK_SYMLINK=512 PERM=3 PRAGMA=19 PROTOCOL=15 RANGE=25 READ=20
READONLY=8 READONLY_CANTINIT=1288 READONLY_CANTLOCK=520 READONLY_DBMOVED=1032 READONLY_DIRECTORY=1544
READONLY_RECOVERY=264 READONLY_ROLLBACK=776 RECURSIVE=33 REINDEX=27 ROW=100 SAVEPOINT=32 SCHEMA=17 SELECT=21 TOOBIG=18
TRANSACTION=22 UPDATE=23 WARNING=28 WARNING_AUTOINDEX=284
'''.split()]}


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class InternalError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class DataError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


for _class in (Warning, Error, InterfaceError, DatabaseError, InternalError, OperationalError, ProgrammingError,
               IntegrityError, DataError, NotSupportedError):
    _class.__module__ = 'sqlite3'

_CLASSES = {InternalError: (2, 12), OperationalError: (1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17), DataError: (18,),
            IntegrityError: (19, 20), InterfaceError: (21, 25)}
_by_code = {_code: _class for _class, _codes in _CLASSES.items() for _code in _codes}
# Not names of errors, though of the same prefix and numbers.
_OTHERS = ('SQLITE_LIMIT_', 'SQLITE_DBCONFIG_', 'SQLITE_CREATE_', 'SQLITE_DROP_', 'SQLITE_DENY', 'SQLITE_IGNORE',
           'SQLITE_ALTER_', 'SQLITE_ANALYZE', 'SQLITE_ATTACH', 'SQLITE_DETACH', 'SQLITE_INSERT', 'SQLITE_UPDATE',
           'SQLITE_DELETE', 'SQLITE_SELECT', 'SQLITE_PRAGMA', 'SQLITE_READ', 'SQLITE_REINDEX', 'SQLITE_TRANSACTION',
           'SQLITE_FUNCTION', 'SQLITE_SAVEPOINT', 'SQLITE_RECURSIVE')
_names = {_value: _name for _name, _value in constants.items()
          if _name.startswith('SQLITE_READONLY') or not _name.startswith(_OTHERS)}


def error_of(db):
    """The exception for the last error of a connection."""
    code, text = call.errcode(db), call.errmsg(db)
    if code == 7:
        return MemoryError()
    extended = call.extended_errcode(db)
    failure = _by_code.get(code, DatabaseError)(text.decode())
    failure.sqlite_errorcode = extended
    failure.sqlite_errorname = _names.get(extended, 'unknown')
    return failure


_tracebacks = False


def set_tracebacks(enable):
    """enable_callback_tracebacks."""
    global _tracebacks
    _tracebacks = enable


def error_at(name, failure):
    """What a failed method of an aggregate is reported as."""
    if isinstance(failure, AttributeError) and failure.name == name:
        return f"user-defined aggregate's '{name}' method not defined"
    return f"user-defined aggregate's '{name}' method raised error"


def report_callback(context, text, failure, function):
    """Ends a callback that raised: the call that ran the SQL fails; the traceback is shown when that is enabled."""
    if context is not None:
        if isinstance(failure, MemoryError):
            call.result_error_nomem(context)
        elif isinstance(failure, OverflowError):
            call.result_error_toobig(context)
        else:
            call.result_error(context, text.encode(), -1)
    if _tracebacks:
        sys._unraisable(failure, None, function)
