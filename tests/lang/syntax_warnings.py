# SPDX-License-Identifier: MIT
"""Warnings of the lexer and parser, and the errors they become."""
import warnings

SOURCES = [
    "'\\d'",
    "'\\d\\e'",
    "'\\d' '\\e'",
    "'\\d\\x'",
    "b'\\d'",
    "'\\777'",
    "b'\\777'",
    "f'\\d{x}\\e'",
    "f'\\d{x:\\e}'",
    "f'''\n\\d\n{x}\n\\e'''",
    "'''\n\\d'''",
    "f'\\{x}'",
    "f'{x:\\{y}}'",
    "rf'\\d{x:\\e}'",
    '1if x else y',
    '0x1for x in y',
    '1jin x',
    '1.5or x',
    "with ('\\d'): pass",
    "match '\\d':\n  case '\\e': pass",
    "match ('\\d')",
    "x = '\\é'",
    'x is 1',
    "x is not 'a'",
    'assert (x, 1)',
    "'\\d' + (a b)",
    "x = 1\ny = '\\d'\nz=1",
    "'\\N{BULLET}\\d'",
    "f'\\N{BULLET}\\d'",
    "f'{'\\d'}'",
    "f'{x!r:\\d}'",
    "f'\\N'",
    "f'\\N{x'",
    "f'\\}'",
    "f'\\\\{x}'",
    "'\\\n\\q'",
    "'a\\ b'",
    "'\\8'",
    "f'{x}\\8'",
    "b'\\N{x}'",
    "b'\\u1234'",
]


def outcome(source, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        try:
            compile(source, '<test>', 'exec')
            result = 'ok'
        except SyntaxError as e:
            result = ascii(e.args)
    return result, [(ascii(str(w.message)), w.category.__name__, w.filename, w.lineno) for w in caught]


for source in SOURCES:
    print(ascii(source))
    print('   ', *outcome(source, 'always'))
    print('   ', *outcome(source, 'error'))
