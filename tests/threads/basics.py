# Thread: start, join, names, daemons, errors.
import sys
import threading
import time

log = []


gates = [threading.Event() for i in range(5)]


def work(n):
    gates[n].wait()
    log.append(n)
    gates[n + 1].set()


threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2, 0)]
print(threads[0].is_alive(), threads[0].ident, repr(threads[0]))
for t in threads:
    t.start()
print(threading.active_count() >= 2, threading.current_thread() is threading.main_thread())
gates[0].set()
for t in threads:
    t.join()
print(sorted(log), threading.active_count(), threads[0].is_alive(), threads[0].name)
print(repr(threads[0]).startswith('<Thread(Thread-1 (work), stopped '))
print(threading.main_thread().name, threading.main_thread().daemon)
print(threading.get_ident() == threading.main_thread().ident,
      threading.get_native_id() == threading.main_thread().native_id)

t = threading.Thread(target=print, args=('args',), kwargs={'end': '!\n'}, name='named', daemon=True)
print(t.name, t.daemon)
t.start()
t.join()


class Mine(threading.Thread):
    def run(self):
        self.result = (threading.current_thread() is self, self.name)


m = Mine(name='mine')
m.start()
m.join()
print(m.result)

for bad in (lambda: m.start(), lambda: threading.Thread().join(),
            lambda: threading.current_thread().join(), lambda: setattr(m, 'daemon', True),
            lambda: threading.Thread(group=1), lambda: threading.Thread(target=1, foo=2)):
    try:
        bad()
    except (RuntimeError, AssertionError, TypeError) as e:
        print(type(e).__name__, e)


class Forgot(threading.Thread):
    def __init__(self):
        pass


try:
    Forgot().start()
except RuntimeError as e:
    print(e)

# A thread inherits being a daemon.
def parent():
    log.append(threading.Thread().daemon)


log.clear()
for daemon in True, False:
    t = threading.Thread(target=parent, daemon=daemon)
    t.start()
    t.join()
print(log)

# join with a timeout.
release = threading.Event()
t = threading.Thread(target=release.wait)
t.start()
t.join(0.01)
print(t.is_alive())
t.join(0)
t.join(-1)
release.set()
t.join(10)
print(t.is_alive())

# Errors end a thread and are reported.
seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value),
                                                 args.thread.name, args.exc_traceback is not None))
def fail():
    raise ValueError('boom')


def leave():
    sys.exit(1)


for f in fail, leave:
    t = threading.Thread(target=f, name='T')
    t.start()
    t.join()
print(seen)
threading.excepthook = threading.__excepthook__
sys.stderr = sys.stdout


def outer():
    inner()


def inner():
    raise KeyError('in thread')


t = threading.Thread(target=outer, name='Failing')
import io
sys.stderr = io.StringIO()
t.start()
t.join()
text = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
print(text.splitlines()[0], text.splitlines()[-1], 'in outer' in text, 'in inner' in text)

# Many threads, and threads that start threads.
total = []
lock = threading.Lock()


def tree(depth):
    with lock:
        total.append(depth)
    if depth:
        kids = [threading.Thread(target=tree, args=(depth - 1,)) for i in range(2)]
        for k in kids:
            k.start()
        for k in kids:
            k.join()


tree(6)
print(len(total), threading.active_count())

# Recursion works in a thread, and its limit too.
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def recurse():
    print(deep(900))
    try:
        deep(10 ** 6)
    except RecursionError as e:
        print(e)
    nested = []
    for i in range(300000):
        nested = [nested]
    try:
        repr(nested)
    except RecursionError as e:
        print(e)


t = threading.Thread(target=recurse)
t.start()
t.join()

print(threading.stack_size(), threading.stack_size(1 << 20), threading.stack_size())
for bad in 1, -1:
    try:
        threading.stack_size(bad)
    except ValueError as e:
        print(e)
t = threading.Thread(target=recurse)
t.start()
t.join()
threading.stack_size(0)

# Timer.
out = []
t = threading.Timer(0.01, out.append, ['timer'])
t.start()
t.join()
t = threading.Timer(10, out.append, ['cancelled'])
t.start()
t.cancel()
t.join()
print(out)
