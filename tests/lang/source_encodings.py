# SPDX-License-Identifier: MIT
"""Encoding declarations, byte order marks, bad bytes, line ends, tabs and form feeds."""


def run(source):
    namespace = {}
    try:
        exec(compile(source, '<test>', 'exec'), namespace)
        del namespace['__builtins__']
        print(ascii(source), '->', ascii(namespace))
    except (SyntaxError, UnicodeError) as e:
        print(ascii(source), '->', type(e).__name__, ascii(e.args))


for source in [
    b'\xef\xbb\xbfx=1',
    b'\xef\xbb\xbf# coding: utf8\nx=1',
    b'\xef\xbb\xbf# coding: utf-8\nx=1',
    b'\xef\xbb\xbf# coding: latin-1\nx=1',
    b'\xef\xbb\xbf#coding: UTF-8-sig\nx=1',
    b'\xef\xbb\xbf\n#coding=utf8\nx=1',
    b'# coding: utf8\nx="\xc3\xa9"',
    b'# coding: UTF_8\nx="\xc3\xa9"',
    b'# coding: latin-1\nx="\xe9"',
    b'# coding=iso-8859-1\nx="\xe9"',
    b'# coding: ascii\nx="\xe9"',
    b'# coding: ascii\nx=1',
    b'# coding: foo\nx=1',
    b'x="\xe9"',
    b'x=1\ny="\xff"',
    b'# coding: utf8\nx="\xff"',
    b'\n# coding: latin-1\nx="\xe9"',
    b'\n\n# coding: latin-1\nx="\xe9"',
    b'x=1\n# coding: latin-1\ny="\xe9"',
    b'"""\n# coding: latin-1\n"""\ny=1',
    b'#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx="\xe9"',
    b'# coding:\nx=1',
    b'# coding: latin-1\r\nx="\xe9"\r\n',
    b'# coding: latin-1\rx="\xe9"\r',
    b'x=1\r\ny=2\r\n',
    b'x="""a\r\nb"""',
    b'x=1\ry=2',
    b'x="a\\\r\nb"',
    b'# coding: utf-8-foo\nx=1',
    b'# coding: latin-1-foo\nx="\xe9"',
    b'a\x00b',
    b'  \t# coding: latin-1\nx="\xe9"',
    b'\x0c# coding: latin-1\nx="\xe9"',
    b'#coding=a b\nx=1',
    b'# coding : latin-1\nx=1',
    b'#xcoding: latin-1\nx="\xe9"',
    b'\xef\xbb\xbf',
    b'',
    b'\n',
    b'\xef\xbb\xbf\xff',
    b'x = 5 # \xff',
]:
    run(source)
for source in [
    '# coding: latin-1\nx="\xe9"',
    '\ufeffx=1',
    'x=1\r\ny=2\r',
    'x="\ud800"',
    'x\x00',
    '# coding: foo\nx=1',
    '\ufeff',
    'x="""\r\n"""',
    'if 1:\r\n  x=1\r\n',
    '\x0c\nx=1',
    'if 1:\n  x=1\n\x0c  y=2',
    'if 1:\n\x0c  x=1\n  y=2',
    'x = \\\n 1',
    'x = \\\r\n 1',
    '\\\nx=1',
    'if 1:\n  x=1\\\n\n  y=2',
    'x=1;',
    'x=1 ;y=2;',
    '#c',
    '  #c\nx=1',
    'if 1:\n  x=1\n #c\n  y=2\n#d',
    '\tx=1',
    'if 1:\n\tx=1\n\ty=2\n    \tz=3',
]:
    run(source)
