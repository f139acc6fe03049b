# Tracebacks in colors, as traceback formats them when it is asked.
import os
import traceback
HERE = os.path.dirname(os.path.abspath(__file__))
def foo(*args):
    x = {'a':{'b': None}}
    y = x['a']['b']['c']
def baz2(*args):
    return (lambda *args: foo(*args))(1,2,3,4)
def bar():
    return baz2(1,2,3,4)
try: bar()
except Exception as e:
    print(ascii("".join(traceback.TracebackException.from_exception(e).format(colorize=True)).replace(HERE, "")))
try: compile("a $ b",'f','exec')
except SyntaxError as e:
    print(ascii("".join(traceback.TracebackException.from_exception(e).format(colorize=True)).replace(HERE, "")))
try: compile("f(a, b c)",'f','exec')
except SyntaxError as e:
    e.add_note("note")
    print(ascii("".join(traceback.TracebackException.from_exception(e).format(colorize=True)).replace(HERE, "")))
try: raise ExceptionGroup("g",[ValueError(1), TypeError("x")])
except Exception as e:
    print(ascii("".join(traceback.TracebackException.from_exception(e).format(colorize=True)).replace(HERE, "")))
print(repr(traceback.format_exception_only(ValueError("x"))))

try:
    total = (1 +
             2 / 0
             + 5)
except ZeroDivisionError as e:
    print(ascii("".join(traceback.format_exception(e, colorize=True)).replace(HERE, "")))
    print(ascii("".join(traceback.format_exception_only(e, colorize=True))))
for text, place in ("  a b", (3, 2, 3, 4)), ("a b", (1, None, 1, None)), ("abc", (1, 9, 1, 12)), ("\ta = =", (1, 5, 1, 6)):
    e = SyntaxError("what", ("file", place[0], place[1], text, place[2], place[3]))
    print(ascii(traceback.format_exception_only(e, colorize=True)), traceback.format_exception_only(e))
