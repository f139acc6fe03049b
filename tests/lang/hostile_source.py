# Hostile source text ends in an error or in success, never in a crash.
import sys

N = 100_000


def attempt(name, src, mode="exec", kinds=()):
    try:
        compile(src, "<hostile>", mode)
    except kinds:
        print(name, "refused")
    else:
        print(name, "compiled")


REFUSALS = (SyntaxError, RecursionError, MemoryError, OverflowError)
attempt("brackets", "(" * N, kinds=SyntaxError)
attempt("square", "[" * N + "]" * N, kinds=SyntaxError)
attempt("curly", "{1:" * N, kinds=SyntaxError)
attempt("closing", ")" * N, kinds=SyntaxError)
attempt("long string", "x = '" + "a" * 1_000_000 + "'")
attempt("long name", "x" * 100_000 + " = 1")
attempt("long comment", "#" + "c" * 1_000_000)
attempt("long line", "x = " + ",".join(["1"] * 200_000))
attempt("many lines", "x = 1\n" * 100_000)
attempt("semicolons", "x = 1;" * 50_000)
attempt("blank lines", "\n" * 1_000_000 + "x = 1")
attempt("spaces", " " * 100_000 + "\nx = 1")
attempt("nul", "x = 1\0", kinds=(SyntaxError, ValueError))
attempt("nul bytes", b"x = 1\0\n", kinds=(SyntaxError, ValueError))
attempt("bad utf-8", b"x = '\xff\xfe'", kinds=SyntaxError)
attempt("bad utf-8 name", b"\xc3\x28 = 1", kinds=SyntaxError)
attempt("truncated utf-8", b"x = '\xe2\x82", kinds=SyntaxError)
attempt("overlong utf-8", b"x = '\xc0\x80'", kinds=SyntaxError)
attempt("surrogate utf-8", b"x = '\xed\xa0\x80'", kinds=SyntaxError)
attempt("control", "x = \x01", kinds=SyntaxError)
attempt("unterminated", "x = '''" + "\n" * 100_000, kinds=SyntaxError)
attempt("deep f-string", "f'{" * 200, kinds=SyntaxError)
attempt("indents", "".join(" " * i + "if 1:\n" for i in range(150)), kinds=SyntaxError)
attempt("bad indents", "".join(" " * (150 - i) + "x\n" for i in range(150)), kinds=SyntaxError)
attempt("star targets", "*a, " * 300 + "= b", kinds=SyntaxError)
attempt("chained assignment", "a = " * 20_000 + "1")
attempt("compare chain", "x = " + " < ".join(["1"] * 20_000))
attempt("and chain", "x = " + " and ".join(["y"] * 50_000))
for name, src in (
    ("elif", "if x: pass\n" + "elif x: pass\n" * 20_000),
    ("handlers", "try: pass\n" + "except E: pass\n" * 5_000),
    ("cases", "match x:\n" + " case 1: pass\n" * 5_000),
    ("globals", "global " + ",".join(f"g{i}" for i in range(20_000))),
    ("imports", "import " + ",".join(["sys"] * 10_000)),
    ("parameters", "def f(" + ",".join(f"a{i}" for i in range(3_000)) + "): pass"),
    ("arguments", "f(" + ",".join(["1"] * 70_000) + ")"),
    ("keywords", "f(" + ",".join(f"a{i}=1" for i in range(2_000)) + ")"),
    ("strings", "x = " + "'a' " * 50_000),
    ("many strings", "x = [" + ",".join(f"'s{i}'" for i in range(50_000)) + "]"),
    ("exponent", "x = 1e" + "9" * 10_000),
    ("hex", "x = 0x" + "f" * 50_000),
    ("decimal", "x = " + "9" * 5_000),
    ("dots", "from " + "." * 50_000 + " import a"),
    ("crs", "x = 1\r" * 50_000),
    ("form feeds", "\f" * 50_000 + "x = 1"),
    ("continuations", "x = 1 " + "\\\n" * 50_000 + "+ 2"),
    ("nots", "x = " + "not " * N + "1"), ("minus", "x = " + "-" * N + "1"), ("lambdas", "lambda: " * N + "1"), ("attributes", "a" + ".b" * N), ("calls", "a" + "()" * N), ("subscripts", "a" + "[0]" * N), ("sum", "+".join(["a"] * N)),
                  ("powers", "**".join(["a"] * N)), ("conditionals", "1 if 1 else " * N + "1"), ("awaits", "async def f():\n " + "await " * N + "x")):
    try:
        compile(src, "<deep>", "exec")
    except REFUSALS:
        pass
    print(name, "survived")
