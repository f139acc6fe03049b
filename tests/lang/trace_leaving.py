"""Line events of return, break and continue that leave a finally or a with; and the lines of errors on the way."""
import sys
import traceback


class Manager:
    def __init__(self, fails=False):
        self.fails = fails

    def __enter__(self):
        return self

    def __exit__(self, *rest):
        if self.fails:
            raise ValueError("on the way out")


def events(f):
    seen, first = [], f.__code__.co_firstlineno

    def trace(frame, event, arg):
        if frame.f_code is not f.__code__:
            return None
        seen.append(f"{frame.f_lineno - first}:{event}")
        return trace
    sys.settrace(trace)
    try:
        f()
    finally:
        sys.settrace(None)
    print(f.__name__, *seen)


def constant_through_finally():
    try:
        return 2
    finally:
        x = 4


def value_through_finally():
    y = 1
    try:
        return y + 1
    finally:
        x = 4


def nothing_through_finally():
    try:
        return
    finally:
        x = 4


def return_through_with():
    with Manager():
        return 1


def value_through_two():
    with Manager() as a, Manager() as b:
        return (
            a, b)


def break_through_finally():
    for i in range(3):
        try:
            break
        finally:
            x = 1
    y = 2


def continue_through_finally():
    for i in range(2):
        try:
            continue
        finally:
            x = 1


def break_through_with():
    while True:
        with Manager():
            break
    y = 2


for f in (constant_through_finally, value_through_finally, nothing_through_finally, return_through_with, value_through_two,
          break_through_finally, continue_through_finally, break_through_with):
    events(f)


def returned():
    try:
        return sys._getframe()
    finally:
        x = 42


print(returned().f_lineno - returned.__code__.co_firstlineno)


def fails_in_return():
    with Manager(True):
        return 1


def fails_in_break():
    for i in [1]:
        with Manager(True) as m:
            break


def fails_in_finally():
    try:
        return 1
    finally:
        1 / 0


for f in fails_in_return, fails_in_break, fails_in_finally:
    try:
        f()
    except Exception as e:
        print(f.__name__, [entry.lineno - f.__code__.co_firstlineno for entry in traceback.extract_tb(e.__traceback__)][1:2], e)
