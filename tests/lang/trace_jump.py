# f_lineno set by a trace function: where it goes on, what it refuses, what is dropped on the way.
import contextlib
import sys
import warnings

warnings.simplefilter("ignore")


def run(function, at, to, event="line"):
    """Jumps once from line `at` to line `to`, counted from the def; prints what happens."""
    first = function.__code__.co_firstlineno
    pending = [True]
    log = []

    def trace(frame, what, argument):
        if frame.f_code is not function.__code__:
            return trace
        line = frame.f_lineno - first
        log.append((what[0], line))
        if what == event and line == at and pending:
            pending.clear()
            try:
                frame.f_lineno = to + first if isinstance(to, int) else to
                log.append(("now", frame.f_lineno - first))
            except ValueError as e:
                log.append(str(e))
        return trace

    out = []
    sys.settrace(trace)
    try:
        out.append(function(out))
    except Exception as e:
        out.append(repr(e))
    finally:
        sys.settrace(None)
    print(function.__name__, at, to, out, log)


def plain(out):
    out.append(1)
    out.append(2)
    if out:
        out.append(4)
    return out[-1]


for at, to in ((1, 2), (1, 5), (4, 1), (3, 3), (5, 4)):
    run(plain, at, to)
for to in ("x", 1.5, 10**30):
    run(plain, 2, to)
run(plain, 0, 2, "call")
run(plain, 5, 2, "return")
for to in (-3, 99):
    log = []

    def trace(frame, what, argument):
        if frame.f_code is plain.__code__ and what == "line" and not log:
            try:
                frame.f_lineno = frame.f_lineno + to
            except ValueError as e:
                log.append([word for word in str(e).split() if not word.isdigit()])
        return trace

    sys.settrace(trace)
    plain([])
    sys.settrace(None)
    print(log)


def failing(out):
    out.append(1)
    1 / 0


run(failing, 2, 1, "exception")
run(failing, 2, 1, "return")


@contextlib.contextmanager
def manager(out, name):
    out.append("enter " + name)
    try:
        yield
    finally:
        out.append("exit " + name)


def blocks(out):
    try:
        out.append(2)
        1 / 0
    except ZeroDivisionError:
        out.append(str(sys.exception()))
    finally:
        out.append(7)
    with manager(out, "a"):
        out.append(9)
    for i in "ab":
        out.append(i)
    while len(out) < 7:
        out.append(13)
    return sys.exception()


# out of every block, into those that need nothing, and not into the others
for at, to in ((2, 14), (5, 2), (9, 10), (9, 12), (11, 14), (11, 2), (2, 5), (2, 7), (2, 13), (2, 9), (2, 11),
               (13, 11), (9, 9), (11, 11)):
    run(blocks, at, to)


def nested(out):
    for i in range(2):
        for j in range(2):
            if j:
                continue
            out.append((i, j))
        else:
            out.append("else")
    for k in range(2):
        out.append(k)
        break
    return "done"


for at, to in ((5, 9), (5, 7), (9, 5), (9, 11), (4, 5), (5, 4), (5, 2), (9, 10)):
    run(nested, at, to)


def operands(out):
    total = [
        1,
        out.append(3),
        4]
    out.append(
        total)
    return total


for at, to in ((3, 5), (5, 3), (6, 1), (3, 2), (5, 7)):
    run(operands, at, to)


def comprehension(out):
    a = [x for x in range(3)]
    out.append(a)
    b = {y: z for y, z in zip("ab", "cd")}
    return a, b


for at, to in ((1, 2), (3, 1), (4, 1), (1, 4)):
    run(comprehension, at, to)


def cells(out):
    def inner():
        return value, other
    value = 3
    other = 4
    return inner()


for at, to in ((3, 5), (4, 1), (5, 3)):
    run(cells, at, to)


def generator():
    first = yield 1
    second = yield 2
    yield first, second


for at, to in ((2, 1), (2, 3), (1, 3)):
    pending = [True]

    def trace(frame, what, argument):
        if frame.f_code is generator.__code__ and what == "line" and pending:
            if frame.f_lineno - generator.__code__.co_firstlineno == at:
                pending.clear()
                frame.f_lineno += to - at
        return trace

    g = generator()
    sys.settrace(trace)
    try:
        got = [next(g), g.send("a"), g.send("b")]
    except StopIteration:
        got = "ended"
    sys.settrace(None)
    print(at, to, got)

for wrong in ("frame.f_lineno = 1", "del frame.f_lineno"):
    try:
        exec(wrong, {"frame": sys._getframe()})
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)

# the number of locals that become None; the warning may be an error
def unbound():
    a = 1
    b = 2
    return b


for action in "always", "error":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        pending = [True]

        def trace(frame, what, argument):
            if frame.f_code is unbound.__code__ and what == "line" and pending:
                pending.clear()
                try:
                    frame.f_lineno += 2
                except RuntimeWarning as e:
                    print("refused:", e)
            return trace

        sys.settrace(trace)
        result = unbound()
        sys.settrace(None)
        print(result, [str(w.message) for w in caught])
