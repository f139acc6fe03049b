"""Shows bytecode: gilt's own instructions for registers, not CPython's."""

import sys
import types
from collections import namedtuple

__all__ = ['code_info', 'dis', 'disassemble', 'show_code', 'COMPILER_FLAG_NAMES', 'pretty_flags']

COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED',
                       32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE',
                       512: 'ASYNC_GENERATOR'}

Positions = namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = [name for bit, name in COMPILER_FLAG_NAMES.items() if flags & bit]
    rest = flags & ~sum(COMPILER_FLAG_NAMES)
    if rest or not names:
        names.append(hex(rest))
    return ', '.join(names)


def _code_of(x):
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        return compile(x, '<disassembly>', 'exec')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def disassemble(co, lasti=-1, *, file=None):
    """Disassemble a code object."""
    print(sys._disassemble(co, False), file=file, end='')


def dis(x=None, *, file=None, depth=None):
    """Disassemble classes, methods, functions, and other compiled objects."""
    if x is None:
        tb = getattr(sys, 'last_exc', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = tb.__traceback__
        while tb.tb_next is not None:
            tb = tb.tb_next
        x = tb.tb_frame.f_code
    if isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(vars(x).items()):
            if hasattr(getattr(value, '__func__', value), '__code__'):
                print(f'Disassembly of {name}:', file=file)
                dis(value, file=file, depth=depth)
                print(file=file)
        return
    print(sys._disassemble(_code_of(x), depth is None or depth > 0), file=file, end='')


def code_info(x):
    """Formatted details of methods, functions, or code."""
    co = _code_of(x)
    lines = [f'Name:              {co.co_name}', f'Filename:          {co.co_filename}',
             f'Argument count:    {co.co_argcount}', f'Positional-only arguments: {co.co_posonlyargcount}',
             f'Kw-only arguments: {co.co_kwonlyargcount}', f'Number of locals:  {co.co_nlocals}',
             f'Flags:             {pretty_flags(co.co_flags)}']
    for title, values in (('Constants', map(repr, co.co_consts)), ('Names', co.co_names),
                          ('Variable names', co.co_varnames), ('Free variables', co.co_freevars),
                          ('Cell variables', co.co_cellvars)):
        values = list(values)
        if values:
            lines.append(f'{title}:')
            lines += [f'{i:4}: {v}' for i, v in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*."""
    print(code_info(co), file=file)
