# Calls and callers that the profiler below cProfile counts; a login on a terminal of one's own.
import _lsprof
import os
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    fib(5)
    return sorted([3, 1, 2]), len('abc'), 'x'.join('ab')


def name(code):
    return code if isinstance(code, str) else code.co_name


def show(profiler):
    for e in sorted(profiler.getstats(), key=lambda e: name(e.code)):
        print(name(e.code), e.callcount, e.reccallcount, e.totaltime >= e.inlinetime >= 0,
              sorted((name(s.code), s.callcount, s.reccallcount) for s in e.calls or ()))


profiler = _lsprof.Profiler()
profiler.enable()
work()
try:
    _lsprof.Profiler().enable()
except ValueError as e:
    print(e)
profiler.disable()
print(sys.getprofile())
profiler.clear()
profiler.enable()
work()
profiler.disable()
show(profiler)
profiler.clear()
print(profiler.getstats())

ticks = iter(range(1000))
timed = _lsprof.Profiler(lambda: next(ticks), 0.5, subcalls=False, builtins=False)
timed.enable()
fib(3)
timed.disable()
print([(name(e.code), e.callcount, e.calls) for e in timed.getstats() if name(e.code) == 'fib'])

master, slave = os.openpty()
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os.close(master)
    os.login_tty(slave)
    print('session', os.getsid(0) == os.getpid(), os.isatty(0), os.isatty(1), flush=True)
    os._exit(0)
os.close(slave)
said = b''
while b'\n' not in said:
    said += os.read(master, 100)
print(said, os.waitpid(pid, 0)[1])
try:
    os.login_tty(-1)
except ValueError as e:
    print(e)
