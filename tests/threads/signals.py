# Signals: handlers run in the main thread; they end sleeps, waits and loops in C.
import os
import queue
import signal
import threading
import time


class Alarm(Exception):
    pass


log = []


def note(number, frame):
    log.append((number, frame is not None, threading.current_thread() is threading.main_thread()))


print(signal.signal(signal.SIGUSR1, note))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(log, signal.getsignal(signal.SIGUSR1) is note)
print(repr(signal.SIGINT), signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT))

# A handler that returns does not shorten a sleep.
signal.signal(signal.SIGALRM, note)
log.clear()
signal.setitimer(signal.ITIMER_REAL, 0.01)
start = time.monotonic()
time.sleep(0.05)
print(time.monotonic() - start >= 0.05, len(log))


def alarm(number, frame):
    raise Alarm


signal.signal(signal.SIGALRM, alarm)


def interrupted(f):
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        f()
    except Alarm:
        return 'interrupted'
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return 'not interrupted'


def spin():
    while True:
        pass


lock = threading.Lock()
lock.acquire()
release = threading.Event()
other = threading.Thread(target=release.wait)
other.start()
r, w = os.pipe()
for f in (lambda: time.sleep(10), spin, lock.acquire, threading.Event().wait, queue.Queue().get,
          queue.SimpleQueue().get, other.join, lambda: os.read(r, 1), signal.pause):
    print(interrupted(f))
print(lock.acquire(False), os.write(w, b'x'), os.read(r, 1))
release.set()
other.join()

# Ctrl-C.
for send in (lambda: os.kill(os.getpid(), signal.SIGINT), lambda: signal.raise_signal(signal.SIGINT)):
    try:
        send()
        time.sleep(1)
    except KeyboardInterrupt:
        print('KeyboardInterrupt')


def interrupt():
    import _thread
    time.sleep(0.01)
    _thread.interrupt_main()


t = threading.Thread(target=interrupt)
t.start()
try:
    spin()
except KeyboardInterrupt:
    print('KeyboardInterrupt')
t.join()

# Only the main thread may set handlers.
def set_handler():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as e:
        print(e)


t = threading.Thread(target=set_handler)
t.start()
t.join()

# Signals to a thread, masks.
log.clear()
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(len(log))
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
# To this thread: one that has been joined may still be about to end, and would take what is sent to the process.
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(old, len(log), signal.sigpending(), signal.sigwait([signal.SIGUSR1]))
signal.pthread_sigmask(signal.SIG_SETMASK, old)
print(signal.getitimer(signal.ITIMER_REAL), signal.alarm(0), signal.strsignal(signal.SIGINT))
print(signal.SIGKILL in signal.valid_signals(), signal.Signals(2), signal.Handlers(0))
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is note)
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1))
for bad in (lambda: signal.signal(1000, signal.SIG_DFL), lambda: signal.signal(9, signal.SIG_DFL),
            lambda: signal.signal(2, 'x'), lambda: signal.getsignal(0),
            lambda: signal.raise_signal(1000), lambda: signal.alarm('a'),
            lambda: signal.setitimer(99, 1), lambda: signal.setitimer(0, -1),
            lambda: signal.strsignal(1000), lambda: signal.set_wakeup_fd(12345),
            lambda: signal.sigwait([1000]), lambda: signal.default_int_handler(2, None)):
    try:
        print(bad())
    except (ValueError, TypeError, OSError, KeyboardInterrupt) as e:
        print(type(e).__name__, e)
a, b = os.pipe()
os.set_blocking(b, False)
print(signal.set_wakeup_fd(b))
signal.signal(signal.SIGUSR1, note)
os.kill(os.getpid(), signal.SIGUSR1)
print(os.read(a, 10) == bytes([signal.SIGUSR1]), signal.set_wakeup_fd(-1) == b)
