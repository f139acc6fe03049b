# Language reference 8.6: patterns that are refused, match as a name.
PATTERNS = ["x | y", "x | 1", "1 | x", "[x] | [y]", "[x] | [x]", "_ | 1", "1 | _", "x as y", "_ as x", "x as _", "1 as x.y", "1 as x[0]", "1 as (x)", "1 as 2", "1 as x as y", "(1 as x)", "[1 as x, 2 as x]", "[x, x]", "[x, *x]", "[*x, *y]", "*x", "*x,", "*_", "[*_]", "(*x)", "[*x.y]",
            "x.y", "x.y.z", "x[0]", "f(x)", "f(x, x)", "f(x=1, x=2)", "f(x=1, 2)", "f(*x)", "f(**x)", "f(x.y=1)", "f(1=2)", "f()()", "f.g()", "f[0]()", "1 + 2", "1 + 2j", "1 - 2j", "-1", "--1", "+1", "-x", "-1j", "2j + 1", "1 + -2j", "'a' + 'b'", "'a' 'b'", "'a' b'b'", "f'x'", "1 < 2", "not 1", "lambda: 1", "1 if x else 2",
            "{1}", "(x := 1)", "...", "`x`", "1,", "1, 2", "(1, 2)", "()", "[]", "(1)", "((1))", "[1, 2", "x if", "x if y if z", "True", "None", "True()", "__debug__", "x: int", "1 .. 2", "x, y | z", "(x | y)", "[1 | 2, 3]", "1 | 2 | 3", "x if (y := 1)", "yield", "await x", "int() | str()", "int(x) | str(x)", "int(x) | str(y)", "[_, _]", "_", "_()", "_.x", "f(_=1)", "case", "match", "case()", "type(x)", "1_000", "0x1f", "1e5", "-1.5e3 - 2j"]
for p in PATTERNS:
    try:
        compile(f"match v:\n case {p}: pass", "<s>", "exec")
        print("ok", p)
    except SyntaxError as e:
        print(p, "|", e.msg, (e.lineno, e.offset))
SOURCES = ["match x:\n pass", "match x:", "match x: pass", "match x:\n case 1: pass\n pass", "match:\n case 1: pass", "match x\n case 1: pass", "match x:\n case 1\n  pass", "match x:\n case: pass", "match x:\ncase 1: pass", "match x:\n case 1: pass\n else: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case y: pass\n case _: pass", "match x:\n case y if z: pass\n case _: pass",
           "match x:\n case (y): pass\n case 1: pass", "match x:\n case [_]: pass\n case _: pass", "match x:\n case 1 | _: pass\n case 2: pass", "match x, y:\n case 1, 2: pass", "match *x:\n case 1: pass", "match *x, y:\n case 1: pass", "match (x):\n case (1): pass", "match [x]:\n case 1: pass", "match -x:\n case 1: pass", "match x := 1:\n case 1: pass", "match (x := 1):\n case 1: pass",
           "match = 1", "match(x)", "match[x]", "match.x", "match (x)", "match -x", "match - x", "match *x", "match x", "match, x", "match: int = 1", "match x = 1", "match in x", "match is x", "match and x", "match not in x", "case = 1", "case(x)", "case x: pass", "_ = 1", "print(match, case, _)", "def match(case): pass", "class match: pass", "import match", "for match in case: pass", "match match:\n case case: pass", "match lambda: 1:\n case 1: pass", "match yield:\n case 1: pass",
           "match x:\n case 1: case 2: pass", "match x:\n case 1:\n  pass\n\n\n case 2: pass", "match x:\n # comment\n case 1: pass", "match x:\n case 1 if y: pass", "match x:\n case 1 if: pass", "match x:\n case 1 if y := 2: pass", "match x:\n case 1 if (yield): pass", "if x: match y:\n case 1: pass"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", type(e).__name__, e.msg, (e.lineno, e.offset))
