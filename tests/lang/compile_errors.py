# Errors of the symbol table and the compiler: message and place of each, in CPython's words.
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def check(source):
    try:
        compile(source, "<s>", "exec")
        print("ok   ", repr(source))
    except SyntaxError as e:
        print(repr(source))
        print("    ", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))


with open(os.path.join(HERE, "compile_errors.txt")) as f:
    for source in f.read().split("\n===\n"):
        check(source)
