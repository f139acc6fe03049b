# Suggestions for misspelt names, attributes and imports; syntax errors.
import io
import sys


def show(fn, *args):
    try:
        fn(*args)
    except BaseException as e:
        old, sys.stderr = sys.stderr, io.StringIO()
        try:
            sys.__excepthook__(type(e), e, e.__traceback__)
        finally:
            text, sys.stderr = sys.stderr.getvalue(), old
        print(text.replace(__file__, "FILE"))



def throw(e):
    raise e


class Pet:
    def __init__(self):
        self.colour = 1
        self._private = 2

    def bark(self):
        return colour

    def speak(self):
        return self.color

    def priv(self):
        return self._privat


total_count = 1


def name_error():
    return totl_count


def local_name():
    variable = 1
    return variabel


def builtin_name():
    return prnt


def far():
    return completely_unrelated_thing


def import_name():
    return itertools.count()


def import_from():
    from sys import argvv


def module_attr():
    import math
    math.sqr(2)


def str_attr():
    "".splitt()


def case():
    "".UPPER()


def no_suggestion():
    [].qqqqqqq


def free_name():
    x = 1

    def g():
        return y_undefined
    g()


def dunder():
    return Pet().__bark


def compile_error(src, name="<test>"):
    compile(src, name, "exec")


show(Pet().bark)
show(Pet().speak)
show(Pet().priv)
show(name_error)
show(local_name)
show(builtin_name)
show(far)
show(import_name)
show(import_from)
show(module_attr)
show(str_attr)
show(case)
show(no_suggestion)
show(free_name)
show(dunder)
for src in ("x = = 1", "def f(:\n  pass", "if x\n  pass", "    indented", "a = 'abc", "foo(a b)", "x = (1,\n", "for", "1 + ",
            "def f():\nreturn 1", "print 1", "\tx = ($)", "é = §"):
    show(compile_error, src)
e = SyntaxError("msg", ("file.py", 3, 5, "abc def ghi\n", 3, 8))
show(lambda: throw(e))
e = SyntaxError("no place")
show(lambda: throw(e))
e = SyntaxError("msg", ("file.py", 1, None, "some text"))
show(lambda: throw(e))
