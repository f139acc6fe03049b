# SyntaxErrors as text: caret, range, file, attributes.
import traceback


def show(src, mode="exec"):
    try:
        compile(src, "<src>", mode)
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(e)), end="")
        print("  ", e.msg, e.lineno, e.offset)
    else:
        print("ok", repr(src))


for src in ("x = = 1", "def f(:\n  pass", "if x = 1:\n  pass", "print 'a'", "x = (1,\n2", "a b", "for x in y\n  z", "class A\n  x", "return", "x = 'abc", "    x = 1", "x = {1: 2, 3}", "f(a b)", "é = ü ö", "x = 1 +", "'a' = 1", "lambda x=1, y: 1", "f(a=1, 2)",
            "x = [i for i in range(3)", "import a.b as c.d", "with open('f') as f\n  pass", "try:\n  pass\nx = 1", "def f():\nx = 1", "while True print(1)", "x = 5 if y", "else: pass", "a = yield = 1", "(a, b) += 1", "\tx", "if 1:\n    x\n  y", "x = \"\"\"abc", "f'{a b}'", "f'{'", "async x", "await = 1\nawait x = 2", "nonlocal x",
            "global x; x = 1; def", "del f()", "x ? y", "@", "1 = x", "None = 1", "f() = 1", "x + 1 = 2", "not x = 1", "{**a, **b} = c", "x = 0777", "x = 1__0", "x = 0b2", "x = 1e", "x = 5a", "assert x, y, z", "from . import *, a", "match x:\n  case 1:\nprint(1)", "match x:\n  case a | b: pass", "a, b, c = 1, *2 3", "x: int: str", "[x for x in 1, 2]", "raise a, b", "exec 'x'", "x = `1`", "1 <> 2", "print(1 2)", "a.1", "a..b", "x = a.\n", "def f(x): x: int = yield = 3",
            "x = '\\N{foo}'", "b'é'", "x = \\ 1", "x = 1 \\", "def f(a, a): pass", "def f(*): pass", "class A:\n  def f(self):\n  pass", "try:\n  x\nexcept A, B:\n  pass", "x = (yield)", "break", "continue", "'a' 'b' = 1", "a = b = 1 = c", "x = [1, 2, 3", "x = (1, 2]", "x = 1)", "f(**a, *b)", "f(x for x in y, 1)", "def f(**a, b): pass"):
    show(src)
show("x; y", "eval")
show("x =", "eval")
show("x\ny", "single")
show("", "eval")
show("", "single")
e = SyntaxError("msg", ("file", 3, 5, "some text\n", 3, 8))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line, str(e), repr(e))
print("".join(traceback.format_exception_only(e)))
for args in ((), ("m",), ("m", ("f", 1, 2, "t")), ("m", ("f", None, None, None)), ("m", ("f", 1, 0, "text")), ("m", ("f", 1, -1, "text")), ("m", ("f", 1, 100, "text")), ("m", (None, 2, 3, "  text")), ("m", ("f", 1, 2, "a\tb")), ("m", ("f", 1, 3, "text", 2, 1))):
    e = SyntaxError(*args)
    print(repr(str(e)), traceback.format_exception_only(e))
for args in (("m", 5), ("m", ()), ("m", (1, 2)), ("m", ("f", 1, 2, "t", 3)), ("m", "abcd")):
    try:
        e = SyntaxError(*args)
        print(e.args, e.filename, e.lineno)
    except Exception as x:
        print(type(x).__name__, x)
