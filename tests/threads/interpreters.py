# Interpreters inside an interpreter: isolation, errors, shared queues, calls, ends, interruption.
import interpreters
import signal
import threading


def attempt(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except interpreters.ExecutionFailed as e:
        print("ExecutionFailed", e.excinfo.type, "/", e.excinfo.msg)
    except Exception as e:
        print(type(e).__name__, "/", e)


print(interpreters.list_all(), interpreters.get_current() is interpreters.get_main())
a = interpreters.create()
b = interpreters.create()
print(a, b, a == b, a == a, len(interpreters.list_all()), a.is_running(), a.id)
x = "outside"
a.exec("""
    x = 'inside a'
    import sys
    sys.marker = 1
    print(__name__, x)
    """)
b.exec("import sys; print('marker' in dir(sys), 'x' in globals())")
a.exec("print(x)")
print(x)
a.prepare_main({"n": 5}, pi=3.5, t=(1, (2, "three", b"4")), big=2 ** 100, nothing=None, yes=True)
a.exec("print(n, pi, t, big, nothing, yes)")
for source in ("1 / 0", "def f(:", "raise SystemExit(3)", "import nothing_like_this", "[].x"):
    attempt(a.exec, source)
try:
    a.exec("def deep(n):\n    return deep(n - 1) if n else [][0]\ndeep(2)")
except interpreters.ExecutionFailed as e:
    print(e)
attempt(a.prepare_main, bad=[1])
attempt(a.prepare_main, bad=(1, {}))
attempt(a.exec, 5)
attempt(interpreters.get_current().exec, "1")
print([interpreters.is_shareable(v) for v in (None, 1, 1.5, "s", b"b", (1, 2), [1], {}, object(), print)])


def work(n, step=1):
    import math
    return math.factorial(n) * step


def quotient(p, q):
    return p // q


print(a.call(work, 10), a.call(work, 5, step=-1), b.call(quotient, 7, 2))
attempt(a.call, quotient, 1, 0)
attempt(a.call, len, "abc")
attempt(a.call, lambda: 1)
attempt(a.call, (lambda y: lambda: y)(1))
b.call_in_thread(quotient, 9, 3).join()

q = interpreters.create_queue()
small = interpreters.Queue(2)
a.prepare_main(q=q, small=small)
producer = threading.Thread(target=a.exec, args=("for i in range(5): small.put((i, i * 'x'))",))
producer.start()
print([small.get() for i in range(5)])
producer.join()
b.prepare_main(q=q, answers=small)
consumer = threading.Thread(target=b.exec, args=("while (item := q.get()) is not None: answers.put(item * 2)",))
consumer.start()
for item in (1, "ab", (1, 2), 2.5):
    q.put(item)
    print(small.get(timeout=60))
q.put(None)
consumer.join()
print(q.empty(), q.qsize(), small.full(), small.maxsize, q == q, q == small)
attempt(q.get_nowait)
attempt(q.get, timeout=0.001)
small.put(1)
small.put(2)
attempt(small.put_nowait, 3)
attempt(small.put, 3, timeout=0.001)
attempt(q.put, [])
q.put(small)
print(q.get() == small)

# Both compute at the same time, and one that is running says so.
gate, done = interpreters.Queue(), interpreters.Queue()
for each in (a, b):
    each.prepare_main(gate=gate, done=done)
threads = [threading.Thread(target=each.exec, args=("done.put('in'); gate.get(); done.put('out')",)) for each in (a, b)]
for t in threads:
    t.start()
print(done.get(), done.get(), a.is_running(), b.is_running())
attempt(a.exec, "1")
attempt(a.close)
gate.put(1)
gate.put(1)
for t in threads:
    t.join()
print(done.get(), done.get(), a.is_running())

# An exception in the caller's signal handler ends what it waits for.


def alarm(*args):
    raise TimeoutError("too long")


signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
attempt(a.exec, "while True:\n    pass")
signal.setitimer(signal.ITIMER_REAL, 0.05)
attempt(a.exec, "import time\nwhile True:\n    try:\n        time.sleep(100)\n    except BaseException:\n        pass")
a.exec("print('still there', x)")

a.exec("import threading, atexit; atexit.register(print, 'a ends')")
a.close()
attempt(a.exec, "1")
attempt(a.is_running)
print(interpreters.list_all())
nested = interpreters.create()
nested.exec("import interpreters; i = interpreters.create(); i.exec('print(\"two levels down\")'); i.close()")
nested.close()
b.exec("import atexit; atexit.register(print, 'b ends with the program')")

# One that nobody refers to any more ends at once.
c = interpreters.create()
c.exec("import atexit; atexit.register(print, 'c ends')")
print(len(interpreters.list_all()))
del c
print(len(interpreters.list_all()))
