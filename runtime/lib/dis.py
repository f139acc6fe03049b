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


def _get_code_object(x):
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        return compile(x, '<disassembly>', 'exec')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def __getattr__(name):
    """CPython's tables of its own opcodes, from an installed library."""
    import opcode
    if name in opcode.__all__ or name in ('_inline_cache_entries', '_specializations'):
        return getattr(opcode, name)
    raise AttributeError(f"module 'dis' has no attribute {name!r}")


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

Instruction = namedtuple('Instruction', ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset',
                                         'starts_line', 'line_number', 'label', 'positions', 'cache_info'],
                         defaults=[None] * 3)
Instruction.__doc__ = """An instruction of gilt: name, operands as text (argrepr, argval), offset as
in f_lasti, place in the source. There are no opcode and arg as in CPython (None)."""
Instruction.is_jump_target = property(lambda self: self.label is not None)

def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the instructions of a function, method, class body's code or source text.

    Caches are not shown; adaptive: with the forms that the instructions have been specialized to.
    """
    co = _get_code_object(x)
    shown = co if adaptive else co.replace()
    rows = [m.groups() for m in map(_LINE.fullmatch, sys._disassemble(shown, False).split('\n')) if m]
    targets = sorted({int(m[1]) for m in (_JUMP.search(row[3]) for row in rows) if m})
    labels = {word: i for i, word in enumerate(targets, 1)}
    shift = 0 if first_line is None else first_line - co.co_firstlineno
    places = list(co.co_positions())
    for line, word, name, operands in rows:
        word = int(word)
        lasti = sys._code_lasti(co, word)
        place = Positions(*places[lasti // 2])
        number = place.lineno if place.lineno is None else place.lineno + shift
        yield Instruction(name, None, None, operands or None, operands, lasti, lasti, bool(line.strip()), number,
                          labels.get(word), place)


def findlinestarts(code):
    """Pairs of the offset and the line number at which lines of the source begin."""
    last = None
    for start, _, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def _operations(co):
    """(name, operands as text) of the instructions of a code object."""
    for line in sys._disassemble(co.replace(), False).split('\n'):
        m = _LINE.fullmatch(line)
        if m:
            yield m[3], m[4]


def _find_imports(co):
    """(name, level, names of the from-list or None) of each import in the code itself."""
    names = None
    for operation, operands in _operations(co):
        if operation == 'LOADK':
            text = operands.partition(', ')[2]
            names = tuple(re.findall(r"'([^']*)'", text)) if text.startswith('(') else None
        elif operation == 'IMPORT_NAME':
            registers, _, name = operands.partition('  .')
            yield name, int(registers.rpartition(', ')[2]), names


def _find_store_names(co):
    """The names that the code assigns to as globals or names of its namespace."""
    seen = set()
    for operation, operands in _operations(co):
        name = operands.partition(', .')[2]
        if operation in ('SET_NAME', 'SET_GLOBAL') and name not in seen:
            seen.add(name)
            yield name


class Bytecode:
    """The instructions of something that has code: iterable, with dis() and info() as texts."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _get_code_object(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.current_offset = current_offset
        self._original = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line, adaptive=self.adaptive)

    def __repr__(self):
        return f'{type(self).__name__}({self._original!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code in which an exception was raised, with the instruction that raised it."""
        while tb.tb_next is not None:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """Formatted details of the code."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as a text."""
        out = io.StringIO()
        disassemble(self.codeobj, -1 if self.current_offset is None else self.current_offset, file=out)
        return out.getvalue()


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Disassemble classes, methods, functions, and other compiled objects; a listing
    has no caches, and shows the forms that instructions have been specialized to whether adaptive or not."""
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
    print(sys._disassemble(_get_code_object(x), depth is None or depth > 0), file=file, end='')


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
    co = _get_code_object(x)
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
