# Language reference 9 and the functions compile, eval, exec.
print(eval("1 + 2"), eval(" \t1"), eval("1\n"), eval("(1\n+2)"), eval(b"3"), eval(bytearray(b"4")), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(compile("6", "f", "eval")), exec("7"), eval("[i for i in range(3)]"), eval("(lambda: x)()", {"x": 8}))
ns = {}
exec("x = 1\ndef f(): return x\nclass C: y = x", ns)
print(sorted(k for k in ns if k != "__builtins__"), ns["f"](), ns["C"].y, type(ns["__builtins__"]).__name__, ns["f"].__module__ if "__name__" in ns else "no module")
g, l = {"a": 1}, {}
exec("b = a\nglobal c\nc = 3\ndef f():\n    return c", g, l)
print(sorted(k for k in g if k != "__builtins__"), sorted(l), l["f"]())
try:
    exec("a = 1\ndef f(): return a\nf()", {}, {})
except NameError as e:
    print(e)
code = compile("z = x * 2", "<name>", "exec")
for x in (1, 2):
    exec(code)
    print(z)
print(code.co_filename, code.co_name, code.co_names, code.co_flags & 0x40 == 0, compile("1", "f", "eval").co_name)
c = compile("1 + 1\n", "<s>", "single")
import sys
exec(c)
exec(compile("None\n", "<s>", "single"))
exec(compile("x = 5; x; 'text'\n", "<s>", "single"))
exec(compile("for i in range(2): i\n\n", "<s>", "single"))
seen = []
sys.displayhook, hook = seen.append, sys.displayhook
exec(compile("1; 2\n", "<s>", "single"))
sys.displayhook = hook
print(seen)
for src, mode in (("x = 1", "eval"), ("", "eval"), ("1; 2", "eval"), ("1\n2", "eval"), ("1\n2", "single"), ("if 1: pass\n", "single"), ("def f(): pass", "single"), ("x = 1\ny = 2\n", "single"), ("", "exec"), ("# only", "exec"), ("\n\n", "exec"), ("# c", "single"), ("pass", "eval"), ("*a", "eval"), ("a := 1", "eval"), ("(a := 1)", "eval"), ("lambda: (yield)", "eval"), ("yield", "eval"), ("await x", "eval"), ("return", "exec"), ("1", "nope"), (1, "exec"), ("x\0", "exec"), ("é", "eval"), ("1 # c", "eval"), ("1;", "eval"), ("1,", "eval"), ("1\\\n+1", "eval"), ("  1", "exec")):
    try:
        r = compile(src, "<s>", mode)
        print(repr(src), mode, "ok")
    except Exception as e:
        print(repr(src), mode, type(e).__name__, e)
for f in (lambda: eval(), lambda: eval(1), lambda: exec(None), lambda: eval("1", 2), lambda: eval("1", {}, 2), lambda: compile("1"), lambda: compile("1", 2, "eval"), lambda: compile("1", "f", "eval", 1 << 30), lambda: compile("1", "f", "eval", optimize=5), lambda: eval("x", {"__builtins__": {}}), lambda: eval("len", {"__builtins__": {"len": 5}}), lambda: exec("import os", {"__builtins__": {}}), lambda: exec("class A: pass", {"__builtins__": {}}),
          lambda: exec("1", {}, closure=()), lambda: exec(compile("1", "f", "exec"), closure=1), lambda: eval(source="1") if False else eval("1"), lambda: exec("x", globals={"x": 1}), lambda: eval("x", locals={"x": 2}, globals={}), lambda: eval(compile("x = 1", "f", "exec")), lambda: exec(compile("1", "f", "eval"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def closure_source():
    a = 1
    def f():
        nonlocal a
        a += 1
        print("in f", a)
    return f


f = closure_source()
import types
exec(f.__code__, {"print": print}, closure=(types.CellType(10),))
try:
    exec(f.__code__)
except TypeError as e:
    print(e)
print(compile("a = 1", "x", "exec") == compile("a = 1", "x", "exec"), compile("a = 1", "x", "exec") == compile("a = 2", "x", "exec"), hash(compile("1", "x", "eval")) == hash(compile("1", "x", "eval")))
print(compile("assert 0", "x", "exec", optimize=1) and exec(compile("assert 0", "x", "exec", optimize=1)), eval(compile("__debug__", "x", "eval", optimize=1)), __debug__)
