# SPDX-License-Identifier: MIT
"""Every case in syntax_errors/cases.txt: the exception, its message and all six fields of its place.

With --write (under CPython 3.13) the expectations are made anew from the sources.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, 'syntax_errors', 'cases.txt')
MODES = {'x': 'exec', 'e': 'eval', 's': 'single'}


def outcome(mode, source):
    try:
        compile(source, '<case>', MODES[mode], 0, True)
    except SyntaxError as e:
        name = type(e).__name__
        if len(e.args) < 2:
            return (name, e.args[0])
        filename, line, offset, text, end_line, end_offset = e.args[1]
        return (name, e.args[0], line, offset, end_line, end_offset, text)
    except (ValueError, MemoryError, RecursionError, OverflowError) as e:
        return (type(e).__name__,)
    return 'ok'


def read_cases():
    with open(CASES, encoding='utf-8') as f:
        for line in f:
            if line[:1] in MODES:
                left, _, right = line.rstrip('\n').partition('\t')
                yield line[0], eval(left[2:]), eval(right) if right else None


def write():
    lines = []
    seen = set()
    for mode, source, _ in read_cases():
        if (mode, source) not in seen:
            seen.add((mode, source))
            lines.append('%s %s\t%s\n' % (mode, ascii(source), ascii(outcome(mode, source))))
    with open(CASES, 'w', encoding='utf-8') as f:
        f.write('# mode, source, tab, exception, message, line, offset, end line, end offset, text\n')
        f.writelines(lines)


def main():
    import warnings
    warnings.simplefilter('ignore')
    if '--write' in sys.argv:
        return write()
    count = wrong = 0
    for mode, source, expected in read_cases():
        count += 1
        got = outcome(mode, source)
        if got != expected:
            wrong += 1
            print(mode, ascii(source))
            print('  expected', ascii(expected))
            print('  got     ', ascii(got))
    print('wrong:', wrong)


main()
