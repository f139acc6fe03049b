# Signals whose handlers return, in every kind of wait: none of them ends a wait or is seen by it (PEP 475), and all
# handlers run while it lasts. (CPython 3.13 takes the interrupted connect() of a Unix socket for done.)
# GILT_STRESS=full: a thousand signals in each wait instead of ten.
import os
import signal
import threading
import time

from waits import FULL, WAITS

SIGNALS = 1000 if FULL else 10
# ThreadSanitizer keeps a signal back that comes in the last instructions before a system call, until the call returns:
# only another signal gets it out of there.
SANITIZED = bool(os.environ.get('GILT_SANITIZED'))
handled = repeated = 0


def handler(number, frame):
    global handled
    handled += 1


def send_then_wake(wait):
    global repeated
    for i in range(SIGNALS):
        before = handled
        os.kill(os.getpid(), signal.SIGUSR1)
        sent = time.monotonic()
        while handled == before:
            time.sleep(0.0001)
            if SANITIZED and time.monotonic() > sent + 2:
                os.kill(os.getpid(), signal.SIGUSR1)
                sent = time.monotonic()
                repeated += 1
    wait.wake()


signal.signal(signal.SIGUSR1, handler)
for name, make in WAITS.items():
    wait = make()
    if name == 'sleep':
        wait.seconds = 0.1
    before, repeated = handled, 0
    thread = threading.Thread(target=send_then_wake, args=(wait,), daemon=True)
    thread.start()
    result = wait.block()
    thread.join()
    wait.close()
    print(name, result, 0 <= handled - before - SIGNALS <= repeated)
