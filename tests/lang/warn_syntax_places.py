# SyntaxWarnings: which, where, once per compilation, as errors.
import warnings

SOURCES = ["assert (1, 'x')", "x is 1", "1()", "'a'()", "[1](2)", "(1, 2)(3)", "{1}(2)", "{1: 2}(3)", "f'a'()", "None()", "1[2]" if 0 else "None[0]", "1 [0]", "'a'['b']", "[1]['a']", "(1,)['a']", "[1][1, 2]", "'a'[1.5]", "{1}[0]", "[1][None]", "[i for i in x]['a']", "(lambda: 0)[0]", "(x for x in y)[0]", "(lambda: 0)()", "'\\d'", "b'\\d'", "f'\\d'", "0x1for x in y" if 0 else "1if 2else 3", "return_ = 1or 2",
           "try:\n pass\nfinally:\n pass", "x = '\\400'", "'\\z' '\\y'", "r'\\d'", "x is ()", "x is not -1", "x is None", "x == 1 is y", "[] is x", "'' is ''", "x is f''", "def f():\n '\\q'", "class A:\n '\\q'", "'''\n\n\\q'''"]
for src in SOURCES:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try: compile(src, "<w>", "exec")
        except SyntaxError as e: print(repr(src), "error", e.msg)
    print(repr(src), [(w.category.__name__, str(w.message), w.lineno, w.filename) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for src in ("x is 1", "'\\d'", "assert (1, 2)", "1()", "\n\n  \n'a'()", "b'\\q'", "1or 2"):
        try: compile(src, "<w>", "exec")
        except SyntaxError as e: print(repr(src), e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
