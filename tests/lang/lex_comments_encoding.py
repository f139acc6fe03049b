# Language reference 2.1.3, 2.1.4: comments and declared encodings.
x = 1  # trailing
# -*- coding: latin-1 -*- (third line: no declaration)
print(x)  # print(2)
#!not a shebang
print("# no comment", '#', """#
# inside""")
for src in (b"# coding: latin-1\nx = '\xe9'\n", b"#!/bin/x\n# -*- coding: cp1252 -*-\nx = '\x80'\n", b"\xef\xbb\xbfx = '\xc3\xa9'\n",
            b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'\n", b"# vim: set fileencoding=iso-8859-15 :\nx = '\xa4'\n",
            b"# coding=utf8\nx = '\xc3\xa9'\n", b"\n# coding: latin-1\nx = '\xe9'\n", b"x = 1\n# coding: latin-1\ny = '\xc3\xa9'\n",
            b"x = 'coding: latin-1 \xc3\xa9'\n", b"# coding: ascii\nx = 'a'\n", b"# -*- CODING: UTF_8 -*-\nx = '\xc3\xa9'\n",
            b"# encoding: koi8-r\nx = '\xc1'\n", b"\x0c# coding: latin-1\nx = '\xe9'\n", b"# coding: utf-16\nx = 1\n",
            b"# coding: nope\nx = 1\n", b"# coding: ascii\nx = '\xe9'\n", b"x = '\xe9'\n", b"\xef\xbb\xbf# coding: latin-1\nx = 1\n",
            b"x = '\xff'\n", b"x = 1\x00\n", b"# \xff\nx = 1\n", b"# coding: utf-8\nx = '\xe9'\n", b"# coding:\nx = 5\n"):
    ns = {}
    try:
        exec(src, ns)
        print(ascii(ns["x"]))
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, str(e).replace("(<string>, line 1)", ""))
for src in ("x = '\u00e9'  # coding: latin-1\n", "# coding: latin-1\nx = '\u00e9'\n", "\ufeffx = '\u00e9'\n", "x = 1 # ok\r\ny = 2\r\n",
            "x = 1\ry = 2\r", "x = '''a\r\nb\rc\nd'''\n", "x = 'a' # \u2028\n"):
    ns = {}
    try:
        exec(src, ns)
        print(ascii(ns["x"]), ns.get("y"))
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
