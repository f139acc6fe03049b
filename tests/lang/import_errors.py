# Language reference 7.11: what import statements refuse, and their errors at run time.
for src in ("import", "import a.", "import .a", "import a as", "import a as b.c", "import a as 1", "import (a)", "import a,", "import *", "import a.*",
            "from a", "from a import", "from import a", "from . import", "from a import b,", "from a import (b,)", "from a import (b, c", "from a import ()",
            "from a import (*)", "from a import *, b", "from a import b as", "from a import b.c", "from a import b as c.d", "from .a.b import c", "from ... import a",
            "from .... import a", "from . a import b", "from .import a", "from a import b c", "from a import (b c)", "def f():\n from a import *",
            "class A:\n from os import *", "from __future__ import nope", "x = 1\nfrom __future__ import division", "from __future__ import braces",
            "from __future__ import *", "'doc'\nfrom __future__ import annotations", "from __future__ import annotations, division", "def f():\n from __future__ import division",
            "import a as a, b as b", "from a import b as None", "import None", "import a.None", "from a import True", "from . import __debug__",
            "import a from b", "from a import b, c, d as e", "from a import (\n b,\n c as d,\n)", "import a; import b", "from a import b if c else d"):
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset, e.end_offset))
for src in ("import nope_nope", "import os.nope_nope", "from os import nope_nope", "from nope_nope import a", "import sys.nope", "from . import a", "from .a import b",
            "from os.path import nope_nope", "import os.path.nope", "from sys import *\nprint(maxsize > 0)", "from os import path as p\nprint(p.sep)",
            "import os.path as p2\nprint(p2.__name__)", "import os.path\nprint(os.__name__)", "from collections import abc\nprint(abc.__name__)",
            "from os import (path,\n getcwd as g)\nprint(callable(g))", "import sys as s1, os as o1\nprint(s1.__name__, o1.__name__)", "__import__('nope.nope')",
            "print(__import__('os.path').__name__)", "print(__import__('os.path', fromlist=['join']).__name__)", "__import__('')", "__import__(5)", "__import__('os', level=-1)",
            "from nope import *"):
    try:
        exec(src, {"__name__": "m"})
    except Exception as e:
        print(repr(src), "|", type(e).__name__, str(e).split(" (/")[0].split(" (unk")[0].split(" (<")[0], getattr(e, "name", None))
