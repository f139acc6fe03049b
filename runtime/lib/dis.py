"""Shows bytecode: gilt's own instructions for registers, not CPython's."""

import io
import re
import sys
import types
from collections import namedtuple

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'show_code', 'get_instructions', 'Instruction',
           'Bytecode', 'findlinestarts', 'COMPILER_FLAG_NAMES', 'pretty_flags']

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


# A line of a listing: source line or nothing, word, instruction, operands. sys._code_lasti says where f_lasti has a word.
_LINE = re.compile(r'( *\d*) +(\d+)  ([A-Z_0-9]+) *(.*)')
_JUMP = re.compile(r'-> (\d+)$')


def disassemble(co, lasti=-1, *, file=None):
    """Disassemble a code object; an arrow marks the instruction at lasti."""
    text = sys._disassemble(co, False)
    if lasti >= 0:
        lines = text.split('\n')
        for i, line in enumerate(lines):
            m = _LINE.fullmatch(line)
            if m and sys._code_lasti(co, int(m[2])) == lasti:
                lines[i] = f'-->{line[3:]}'
        text = '\n'.join(lines)
    print(text, file=file, end='')


disco = disassemble

Instruction = namedtuple('Instruction', ['opname', 'argrepr', 'offset', 'starts_line', 'line_number',
                                         'is_jump_target', 'positions'])
Instruction.__doc__ = 'An instruction: name, operands as text, offset as in f_lasti, place in the source.'


def get_instructions(x):
    """Iterator for the instructions of a function, method, class body's code or source text."""
    co = _code_of(x)
    rows = [m.groups() for m in map(_LINE.fullmatch, sys._disassemble(co, False).split('\n')) if m]
    targets = {int(m[1]) for m in (_JUMP.search(row[3]) for row in rows) if m}
    places = list(co.co_positions())
    for line, word, name, operands in rows:
        word = int(word)
        lasti = sys._code_lasti(co, word)
        place = Positions(*places[lasti // 2])
        yield Instruction(name, operands, lasti, bool(line.strip()), place.lineno, word in targets, place)


def findlinestarts(code):
    """Pairs of the offset and the line number at which lines of the source begin."""
    last = None
    for start, _, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


class Bytecode:
    """The instructions of something that has code: iterable, with dis() and info() as texts."""

    def __init__(self, x, *, current_offset=None):
        self.codeobj = _code_of(x)
        self.current_offset = current_offset
        self._original = x

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return f'{type(self).__name__}({self._original!r})'

    @classmethod
    def from_traceback(cls, tb):
        """The code in which an exception was raised, with the instruction that raised it."""
        while tb.tb_next is not None:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Formatted details of the code."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as a text."""
        out = io.StringIO()
        disassemble(self.codeobj, -1 if self.current_offset is None else self.current_offset, file=out)
        return out.getvalue()


def dis(x=None, *, file=None, depth=None):
    """Disassemble classes, methods, functions, and other compiled objects."""
    if x is None:
        distb(file=file)
        return
    if isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(vars(x).items()):
            if hasattr(getattr(value, '__func__', value), '__code__'):
                print(f'Disassembly of {name}:', file=file)
                dis(value, file=file, depth=depth)
                print(file=file)
        return
    print(sys._disassemble(_code_of(x), depth is None or depth > 0), file=file, end='')


def distb(tb=None, *, file=None):
    """Disassemble the code of a traceback, the last one when none is given."""
    if tb is None:
        last = getattr(sys, 'last_exc', None)
        if last is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = last.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


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


def main():
    import argparse
    parser = argparse.ArgumentParser(prog='gilt -m dis')
    parser.add_argument('infile', nargs='?', default='-', help='a script, or - for standard input')
    args = parser.parse_args()
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as f:
            source = f.read()
    dis(compile(source, name, 'exec'))


if __name__ == '__main__':
    main()
