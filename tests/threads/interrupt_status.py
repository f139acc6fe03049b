# A program that Ctrl-C ends dies of SIGINT, wherever it was; a program that catches it does not.
import os
import signal
import sys
import time

SANITIZED = bool(os.environ.get('GILT_SANITIZED'))


def interrupt(pid):
    """The status of the process that SIGINT ends."""
    os.kill(pid, signal.SIGINT)
    sent = time.monotonic()
    while SANITIZED:  # ThreadSanitizer may keep a signal back: see interrupt_everywhere.py
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.01)
        if time.monotonic() > sent + 10:
            os.kill(pid, signal.SIGINT)
            sent = time.monotonic()
    return os.waitpid(pid, 0)[1]


def run(source):
    """How the program ended that runs source and is sent SIGINT once it has written a byte."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 1)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 2)
        # Some of these programs wait for nothing but Ctrl-C, which gilt would report as a deadlock.
        os.execv(sys.executable, [sys.executable, '--deadlock=off', '-c', source])
    os.close(w)
    os.read(r, 1)
    status = interrupt(pid)
    rest = b''
    while chunk := os.read(r, 100):
        rest += chunk
    os.close(r)
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name, rest
    return os.WEXITSTATUS(status), rest


imports = "import os, threading, time, queue\n"
ready = "os.write(1, b'.')"
for what in ("while True: pass", "time.sleep(60)", "os.read(os.pipe()[0], 1)",
             "l = threading.Lock(); l.acquire(); l.acquire()", "threading.Event().wait()",
             "queue.SimpleQueue().get()", "sum(range(10 ** 13))"):
    print(what, run(f"{imports}{ready}\n{what}"))
print(run(f"""{imports}
try:
    {ready}
    time.sleep(60)
except KeyboardInterrupt:
    print('caught')
"""))
print(run(f"""{imports}
try:
    {ready}
    time.sleep(60)
finally:
    print('finally')
"""))
print(run(f"""{imports}
try:
    {ready}
    time.sleep(60)
except KeyboardInterrupt:
    raise SystemExit(7)
"""))
print(run("""
import os, signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.write(1, b'.')
time.sleep(0.05)
print('ignored')
"""))
