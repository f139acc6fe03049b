# What tracebacks keep of frames: locals, callers, lines; looked at early, late, or after a part is gone.
import gc
import sys
import traceback
import weakref


class Thing:
    pass


def inner(n):
    x = n * 2
    y = [n]
    raise ValueError(x)


def middle(n):
    text = 'middle'
    inner(n)


def outer(n):
    here = 'outer'
    middle(n)


def caught(n):
    mark = 'caught'
    try:
        outer(n)
    except ValueError as e:
        return e
    finally:
        mark = 'after'


def entries(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def show(tb):
    base = None
    for tb in entries(tb):
        f = tb.tb_frame
        back = f.f_back
        base = base or f.f_code.co_firstlineno
        variables = {} if f.f_code.co_name == '<module>' else f.f_locals
        line = f.f_lineno - base if f.f_code.co_name != 'caught' else ''
        print(f.f_code.co_name, sorted(variables.items(), key=str), tb.tb_lineno - base, line,
              back and back.f_code.co_name, f is tb.tb_frame)


# everything has ended when the traceback is looked at
e = caught(3)
show(e.__traceback__)
frames = [tb.tb_frame for tb in entries(e.__traceback__)]
print([a.f_back is b for a, b in zip(frames[1:], frames)])

# from the innermost outwards
e = caught(4)
last = list(entries(e.__traceback__))[-1]
f = last.tb_frame
names = []
while f is not None:
    names.append(f.f_code.co_name)
    f = f.f_back
print(names)

# the head of the traceback is cut off
e = caught(5)
rest = e.__traceback__.tb_next
e = None
show(rest)
e = caught(6)
e.__traceback__ = e.__traceback__.tb_next.tb_next
show(e.__traceback__)
e = caught(7)
tb = e.__traceback__
tail = tb.tb_next.tb_next
tb.tb_next.tb_next = None
e = None
print(len(list(entries(tb))), tail.tb_frame.f_code.co_name, tail.tb_frame.f_back.f_code.co_name)


# looked at while the catching frame runs
def looking():
    count = 1
    try:
        middle(1)
    except ValueError as e:
        f = e.__traceback__.tb_frame
        print(f is sys._getframe(), f.f_locals['count'], f.f_back.f_code.co_name)
        count = 2
        print(e.__traceback__.tb_frame.f_locals['count'], f.f_locals['count'])
        return e.with_traceback(e.__traceback__)


e = looking()
print(e.__traceback__.tb_frame.f_locals['count'])


# two exceptions caught by one frame share its frame object
def twice():
    found = []
    for i in range(3):
        try:
            inner(i)
        except ValueError as e:
            found.append(e)
    i = 'end'
    return found


found = twice()
print(len({id(e.__traceback__.tb_frame) for e in found}), found[0].__traceback__.tb_frame.f_locals['i'])
del found[1]
print(found[1].__traceback__.tb_frame.f_locals['i'], found[1].__traceback__.tb_next.tb_frame.f_locals['x'])


# raised again by handlers, finally and with
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.seen = tb.tb_lineno
        return False


def again(how):
    state = 'begun'
    try:
        with Manager():
            inner(how)
    except ValueError as e:
        state = 'handled'
        if how == 1:
            raise
        if how == 2:
            raise e
        raise KeyError(how) from e
    finally:
        state += ' and left'


for how in 1, 2, 3:
    try:
        again(how)
    except Exception as e:
        show(e.__traceback__)
        if e.__cause__:
            show(e.__cause__.__traceback__)


# an exception raised a second time grows
def reraise(e):
    where = 'reraise'
    raise e


e = caught(8)
try:
    reraise(e)
except ValueError as same:
    print(same is e)
    show(same.__traceback__)


# generators, class bodies, exec, comprehensions, lambdas, methods called from C
def generator():
    local = 'gen'
    yield 1
    inner(9)


def run(f):
    try:
        f()
    except Exception as e:
        return [(tb.tb_frame.f_code.co_name, tb.tb_frame.f_back and tb.tb_frame.f_back.f_code.co_name)
                for tb in entries(e.__traceback__)]


def class_body():
    class C:
        a = 1
        inner(a)


print(run(lambda: list(generator())))
print(run(class_body))
print(run(lambda: exec('z = 1\ninner(z)')))
print(run(lambda: [inner(i) for i in range(2)]))
print(run(lambda: sorted([1, 2], key=inner)))
print(run(lambda: Thing.__init__(1, 2)))


class Init:
    def __init__(self, n):
        self.n = n
        inner(n)


try:
    Init(5)
except ValueError as e:
    print(e.__traceback__.tb_next.tb_frame.f_locals['self'].n)


# cells, arguments, deleted names
def closure(a, *b, c=1, **d):
    def use():
        return a, fresh
    fresh = 'cell'
    gone = 1
    del gone
    inner(c)


try:
    closure(1, 2, c=3, e=4)
except ValueError as e:
    variables = e.__traceback__.tb_next.tb_frame.f_locals
    print([(k, variables[k]) for k in ('a', 'b', 'c', 'd', 'fresh')], 'gone' in variables)


# what a traceback keeps alive, and for how long
def keeper(ref):
    thing = Thing()
    ref.append(weakref.ref(thing))
    raise KeyError('kept')


refs = []
try:
    keeper(refs)
except KeyError as e:
    saved = e
print(refs[0]() is not None)
traceback.clear_frames(saved.__traceback__)
print(refs[0]() is None)
del saved
refs = []
try:
    keeper(refs)
except KeyError:
    print(refs[0]() is not None)
print(refs[0]() is None)


# an exception in a local of its own frame is a cycle
def cycle(ref):
    thing = Thing()
    ref.append(weakref.ref(thing))
    try:
        keeper([])
    except KeyError as e:
        error = e
    raise error


gc.collect()
refs = []
try:
    cycle(refs)
except KeyError:
    pass
print(refs[0]() is not None)
gc.collect()
print(refs[0]() is None)


# deep: a thousand frames, and only the last is looked at
def deep(n):
    if n == 0:
        raise LookupError('deep')
    deep(n - 1)


try:
    deep(900)
except LookupError as e:
    saved = e
chain = list(entries(saved.__traceback__))
print(len(chain), chain[-1].tb_frame.f_locals, chain[450].tb_frame.f_locals)
f, n = chain[-1].tb_frame, 0
while f.f_code.co_name == 'deep':
    f, n = f.f_back, n + 1
print(n)
print(traceback.format_exception_only(saved), len(traceback.extract_tb(saved.__traceback__)))


# f_locals of an ended frame can be written
frame = chain[-1].tb_frame
frame.f_locals['n'] = 'set'
frame.f_locals['extra'] = 1
print(frame.f_locals['n'], dict(frame.f_locals))
