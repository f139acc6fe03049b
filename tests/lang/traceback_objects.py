# traceback objects: fields, walking, making, cutting.
import sys
import traceback
import types


def inner():
    x = 1
    raise ValueError("v")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    tb = e.__traceback__
chain = []
t = tb
while t:
    chain.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
    t = t.tb_next
print(chain, type(tb).__name__)
print(tb.tb_next.tb_next.tb_frame.f_locals, tb.tb_next.tb_frame.f_back is tb.tb_frame, tb.tb_frame.f_globals is globals())
new = types.TracebackType(None, tb.tb_frame, 0, 42)
print(new.tb_lineno, new.tb_next, new.tb_lasti)
new2 = types.TracebackType(new, tb.tb_frame, 2, 7)
print(new2.tb_next is new)
e2 = KeyError("k").with_traceback(new2)
print(e2.__traceback__ is new2)
tb.tb_next = None
print([f.name for f in traceback.extract_tb(tb)])
for src in ("types.TracebackType()", "types.TracebackType(1, tb.tb_frame, 0, 0)", "types.TracebackType(None, 1, 0, 0)", "types.TracebackType(None, tb.tb_frame, 'x', 0)", "setattr(tb, 'tb_next', 5)", "setattr(tb, 'tb_lineno', 5)", "setattr(new, 'tb_next', new2)", "delattr(tb, 'tb_next')", "tb.nope", "tb()"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, "|", type(e).__name__, e)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise e.with_traceback(None)
except ZeroDivisionError as e:
    print(len(traceback.extract_tb(e.__traceback__)))
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_lineno > 40, f.f_locals is globals(), f.f_builtins is __builtins__.__dict__, f.f_trace)


def depth():
    n, f = 0, sys._getframe()
    while f:
        n += 1
        f = f.f_back
    return n


print(depth(), (lambda: depth())(), [depth() for _ in "a"], list(depth() for _ in "a"))


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe(0).f_code.co_name


def named():
    return caller()


print(named())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
print(traceback.format_exception_only(ValueError("x")), traceback.format_exception_only(ValueError, ValueError("x\ny")), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(ValueError()))
te = traceback.TracebackException.from_exception(e2)
print(te.exc_type.__name__, str(te), te.stack[-1].name, te.__cause__)
s = traceback.extract_stack()
print(s[-1].name, s[-1].line)
