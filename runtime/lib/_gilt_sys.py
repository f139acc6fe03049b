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
    values[fields.index('dont_write_bytecode')] = 1
    values[fields.index('hash_randomization')] = 1
    values[fields.index('dev_mode')] = False
    values[fields.index('utf8_mode')] = 1
    values[fields.index('safe_path')] = False
    values[-1] = sys.get_int_max_str_digits()
    for name, value in getattr(sys, '_command_flags', {}).items():
        values[fields.index(name)] = value
    return struct('flags', fields, values)


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
    return SimpleNamespace(name='gilt', cache_tag=None, version=info, hexversion=sys.hexversion,
                           _multiarch='x86_64-linux-gnu')


def builtin_module_names():
    return tuple(sys._builtin_names())


def stdlib_module_names():
    return frozenset(sys._builtin_names()) | frozenset(sys._frozen_names())


def meta_path():
    import importlib.machinery
    return list(importlib.machinery.standard_finders)


makers = {f.__name__: f for f in (version_info, flags, float_info, int_info, hash_info, thread_info,
                                  implementation, builtin_module_names, stdlib_module_names,
                                  meta_path)}


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


def unraisable(exc, message, object):
    """Gives an exception that cannot propagate to sys.unraisablehook."""
    sys.unraisablehook(sys._SimpleNamespace(exc_type=type(exc), exc_value=exc,
                                            exc_traceback=exc.__traceback__, err_msg=message, object=object))
