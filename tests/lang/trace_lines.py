# Line events of statements that have no code of their own: break, continue, constants, pass, except.
import sys


def trace_of(function, *args):
    first = function.__code__.co_firstlineno
    log = []

    def trace(frame, event, argument):
        if frame.f_code.co_filename != __file__ or frame.f_lineno < first:
            return None
        log.append(event[0] + str(frame.f_lineno - first))
        return trace

    sys.settrace(trace)
    try:
        function(*args)
    except BaseException as e:
        log.append(type(e).__name__)
    finally:
        sys.settrace(None)
    print(function.__name__, *log)


def breaks(n):
    while n:
        while n:
            break
        break


def continues(n):
    for i in range(n):
        if i:
            continue
        for j in range(n):
            if j:
                break
            else:
                continue
        else:
            continue
    while n:
        n -= 1
        while True:
            if n:
                break
            else:
                return
        continue


def forever(n):
    i = 0
    while 1:
        i += n[i]
    while True:
        if n:
            break


def constants(n):
    try:
        if n:
            raise ValueError
        2
    except ValueError:
        5
    except:
        7
    else:
        9
        if n == 3:
            11
    finally:
        13


def bare(n):
    try:
        try:
            n.x
        except:
            4
            raise
        finally:
            7
    except:
        9
    finally:
        11


def groups(n):
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)][:n])
        except* TypeError as e:
            4
        except* OSError:
            6
    except* ValueError:
        8
    else:
        10
    finally:
        12


def classes(n):
    class A:
        if n:
            a = 1
        else:
            pass

    class B:
        pass


def closing(n):
    def g():
        try:
            yield 1
            "more"
        finally:
            "finally"
    any(g())


def conditions(n):
    while n:
        if n == 1: break
        n -= 1
        if n % 2 == 0 and n:
            pass
        elif n > 100:
            continue
        else:
            pass


def cases(n):
    match n:
        case 1:
            if False:
                4
        case 2 | 3 as x if x == 3:
            pass
        case _:
            if False:
                8


def sizes(n):
    match [*range(n)]:
        case [a, b]:
            return b
        case [a, *_] if a:
            return a


for n in 0, 1, 2, 3:
    for function in cases, sizes, breaks, continues, constants, bare, groups, classes, closing, conditions:
        trace_of(function, n)
trace_of(forever, [1, 1])


async def numbers(n):
    for i in range(n):
        yield i


async def loop(n):
    async for i in numbers(n):
        if i > 100:
            break


def drive(n):
    try:
        loop(n).send(None)
    except StopIteration:
        pass


trace_of(drive, 2)
