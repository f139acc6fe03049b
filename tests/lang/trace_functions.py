# sys.settrace and sys.setprofile: which events come, with which line and argument.
import sys
import threading

events = []


def tracer(frame, event, arg):
    first = frame.f_code.co_firstlineno
    events.append((frame.f_code.co_name, event, frame.f_lineno - first, type(arg).__name__))
    return tracer


def profiler(frame, event, arg):
    what = getattr(arg, '__name__', arg)
    events.append((frame.f_code.co_name, event, what))


def show(title):
    print('--', title)
    for e in events:
        print(*e)
    events.clear()


def traced(function, *args):
    sys.settrace(tracer)
    try:
        function(*args)
    except Exception as e:
        sys.settrace(None)
        print('raised', type(e).__name__)
    sys.settrace(None)
    show(function.__name__)


def loops(n):
    total = 0
    for i in range(n):
        if i == 1:
            total += 10
        else:
            total += i
    while total > 10:
        total -= 5
    return total


def numbers():
    yield 1
    x = yield 2
    return x


def uses_generator():
    for n in numbers():
        pass
    a, b = numbers()


def handles():
    try:
        1 / 0
    except ZeroDivisionError as e:
        seen = str(e)
    else:
        seen = None
    finally:
        done = True
    return seen


def inner():
    raise ValueError('x')


def propagates():
    try:
        inner()
    finally:
        x = 1


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True


def with_statement():
    with Manager() as m:
        m.missing
    with Manager():
        pass
    return m


def class_and_closure():
    class C:
        """doc"""
        attribute = 1

        def __init__(self, x):
            self.x = x

    c = C(2)
    square = lambda v: v * c.x
    return [square(i) for i in (1, 2)]


def multi_line():
    return max(
        1,
        2,
    )


async def coroutine(n):
    return n


async def awaits():
    a = await coroutine(1)
    b = await coroutine(2)
    return a + b


def run_coroutine():
    try:
        awaits().send(None)
    except StopIteration as e:
        return e.value


traced(loops, 3)
traced(uses_generator)
traced(handles)
traced(propagates)
traced(with_statement)
traced(class_and_closure)
traced(multi_line)
traced(run_coroutine)


# Only calls: the local function is None.
def calls_only(frame, event, arg):
    events.append((frame.f_code.co_name, event))


sys.settrace(calls_only)
handles()
sys.settrace(None)
show('calls only')


# f_trace of a running frame; f_trace_lines, f_trace_opcodes.
def sets_f_trace():
    frame = sys._getframe()
    frame.f_trace = tracer
    sys.settrace(tracer)
    a = 1
    frame.f_trace_lines = False
    b = 2
    frame.f_trace_lines = True
    c = 3
    del frame.f_trace
    d = 4
    sys.settrace(None)


sets_f_trace()
show('f_trace')


# A trace function that fails is taken off.
def fails(frame, event, arg):
    raise RuntimeError('from the trace function')


sys.settrace(fails)
try:
    loops(1)
except RuntimeError as e:
    print(e, sys.gettrace())
sys.settrace(None)

calls = 0


def fails_at_line(frame, event, arg):
    global calls
    calls += 1
    if event == 'line' and frame.f_lineno - frame.f_code.co_firstlineno == 2:
        raise KeyError('line 2')
    return fails_at_line


sys.settrace(fails_at_line)
try:
    handles()
except KeyError as e:
    print('KeyError', e, calls, sys.gettrace())
sys.settrace(None)


# Frames called by a trace function are not traced.
def calling(frame, event, arg):
    helper(event)
    return calling


def helper(event):
    events.append(event)


sys.settrace(calling)
handles()
sys.settrace(None)
show('calling')


# Profiles.
def work():
    items = []
    items.append(1)
    list.append(items, 2)
    len(items)
    try:
        items.index(7)
    except ValueError:
        pass
    items.sort(key=lambda x: -x)
    int('3')
    inner_call(*items)


def inner_call(a, b):
    return repr(a)


sys.setprofile(profiler)
work()
sys.setprofile(None)
show('profile')
print(sys.getprofile(), sys.gettrace())


# Threads.
def in_thread():
    x = 1
    return x


threading.settrace(tracer)
threading.setprofile(profiler)
print(threading.gettrace() is tracer, threading.getprofile() is profiler)
t = threading.Thread(target=in_thread)
t.start()
t.join()
threading.settrace(None)
threading.setprofile(None)
events[:] = [e for e in events if e[0] == 'in_thread']
show('thread')


# Changing a local in the trace function shows in the frame.
def changes(frame, event, arg):
    if event == 'line' and 'x' in frame.f_locals and frame.f_code is in_thread.__code__:
        frame.f_locals['x'] = 42
    return changes


sys.settrace(changes)
r = in_thread()
sys.settrace(None)
print(r)
