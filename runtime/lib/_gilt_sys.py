"""Structured constants of sys, made when somebody asks for one."""

import sys


def struct(name, fields, values):
    """A tuple with named fields that prints as CPython's struct sequences do."""
    def new(cls, *args):
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__qualname__}' instances")

    def show(self):
        return f"sys.{name}({', '.join(f'{f}={v!r}' for f, v in zip(fields, self))})"

    body = {'__slots__': (), '__new__': new, '__repr__': show, '__module__': 'sys',
            'n_fields': len(fields), 'n_sequence_fields': len(fields), 'n_unnamed_fields': 0,
            '__match_args__': tuple(fields)}
    for i, field in enumerate(fields):
        body[field] = property(lambda self, i=i: tuple.__getitem__(self, i))
    return tuple.__new__(type(name, (tuple,), body), values)


def version_info():
    return struct('version_info', ['major', 'minor', 'micro', 'releaselevel', 'serial'],
                  (3, 13, 0, 'final', 0))


def flags():
    fields = ['debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site',
              'no_site', 'ignore_environment', 'verbose', 'bytes_warning', 'quiet',
              'hash_randomization', 'isolated', 'dev_mode', 'utf8_mode', 'warn_default_encoding',
              'safe_path', 'int_max_str_digits']
    values = [0] * len(fields)
    values[fields.index('dont_write_bytecode')] = int(sys.dont_write_bytecode)
    values[fields.index('hash_randomization')] = 1
    values[fields.index('dev_mode')] = False
    values[fields.index('utf8_mode')] = 1
    values[fields.index('safe_path')] = False
    values[-1] = sys.get_int_max_str_digits()
    for name, value in getattr(sys, '_command_flags', {}).items():
        values[fields.index(name)] = value
    result = struct('flags', fields, values)
    type(result).gil = 1  # no item, as in CPython
    type(result).n_fields += 1
    return result


def float_info():
    return struct('float_info',
                  ['max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig',
                   'epsilon', 'radix', 'rounds'],
                  (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                   2.220446049250313e-16, 2, 1))


def int_info():
    return struct('int_info', ['bits_per_digit', 'sizeof_digit', 'default_max_str_digits',
                               'str_digits_check_threshold'], (30, 4, 4300, 640))


def hash_info():
    return struct('hash_info', ['width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits',
                                'seed_bits', 'cutoff'],
                  (64, (1 << 61) - 1, 314159, 0, 1000003, 'siphash13', 64, 128, 0))


def thread_info():
    return struct('thread_info', ['name', 'lock', 'version'], ('pthread', 'gilt', ''))


def implementation():
    from sys import _SimpleNamespace as SimpleNamespace
    info = version_info()
    return SimpleNamespace(name='gilt', cache_tag='gilt-313', version=info, hexversion=sys.hexversion,
                           _multiarch='x86_64-linux-gnu')


def builtin_module_names():
    return tuple(sys._builtin_names())


STANDARD_LIBRARY = '''
    __future__ _abc _aix_support _android_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk
    _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle
    _compression _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree
    _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _interpchannels _interpqueues
    _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing
    _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc
    _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins
    _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread
    _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi _wmi
    _zoneinfo abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile
    calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib
    contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings
    ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath
    getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io
    ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder
    msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle
    pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr
    pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select
    selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants
    sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile
    tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc
    tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg
    winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
'''  # of Python 3.13, also what is not here: GILTPATH may offer it


def stdlib_module_names():
    return frozenset(STANDARD_LIBRARY.split()) | frozenset(sys._builtin_names()) | frozenset(sys._frozen_names())


def meta_path():
    import importlib.machinery
    return list(importlib.machinery.standard_finders)


def path_hooks():
    import importlib.machinery
    return list(importlib.machinery.standard_hooks)


makers = {f.__name__: f for f in (version_info, flags, float_info, int_info, hash_info, thread_info,
                                  implementation, builtin_module_names, stdlib_module_names,
                                  meta_path, path_hooks)}


def constant(name):
    """sys.__getattr__: makes the constant and keeps it in the module."""
    maker = makers.get(name)
    if maker is None:
        raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=sys)
    value = maker()
    setattr(sys, name, value)
    return value


def asyncgen_hooks(firstiter, finalizer):
    return struct('asyncgen_hooks', ['firstiter', 'finalizer'], (firstiter, finalizer))


def breakpoint_target():
    """What breakpoint() calls: as PYTHONBREAKPOINT says, None for nothing."""
    import os
    name = not sys.flags.ignore_environment and os.environ.get('PYTHONBREAKPOINT') or 'pdb.set_trace'
    if name == '0':
        return None
    module, dot, attribute = name.rpartition('.')
    try:
        if dot and not module:
            raise ImportError(name)
        __import__(module or 'builtins')
        return getattr(sys.modules[module or 'builtins'], attribute)
    except (ImportError, AttributeError):
        import warnings
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning)
        return None


def unraisable(exc, message, object):
    """Gives an exception that cannot propagate to sys.unraisablehook."""
    sys.unraisablehook(sys._SimpleNamespace(exc_type=type(exc), exc_value=exc,
                                            exc_traceback=exc.__traceback__, err_msg=message, object=object))
