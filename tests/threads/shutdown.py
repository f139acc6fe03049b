# The end of a program: threads that are not daemons are waited for, then atexit, then daemons stop.
import atexit
import threading
import time


def late():
    time.sleep(0.05)
    print('late thread')


def forever():
    try:
        while True:
            time.sleep(0.001)
    finally:
        print('a daemon never gets here')


def spinner():
    while True:
        pass


def waiter(lock=threading.Lock()):
    lock.acquire()
    lock.acquire()


atexit.register(lambda: print('atexit', threading.active_count() > 1))
for f in forever, spinner, waiter:
    threading.Thread(target=f, daemon=True).start()
threading.Thread(target=late).start()
print('end of main')
