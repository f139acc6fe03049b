# The end of a program with daemon threads in every state: nothing of theirs runs any more, and nobody waits for
# them.
import os
import queue
import select
import socket
import threading
import time

started = threading.Barrier(13)
r, w = os.pipe()
a, b = socket.socketpair()
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen()
lock = threading.Lock()
lock.acquire()
condition = threading.Condition()


def compute():
    while True:
        pass


def swallow():
    while True:
        try:
            while True:
                pass
        except BaseException:
            print('never')


def wait_condition():
    with condition:
        condition.wait()


def start_others():
    while True:
        time.sleep(0.0005)
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()


def finalizes():
    class Late:
        def __del__(self):
            print('never')
    kept = Late()
    lock.acquire()


def run(f):
    started.wait()
    try:
        f()
    finally:
        print('never')


for f in (compute, swallow, wait_condition, start_others, finalizes, lambda: time.sleep(60), lock.acquire,
          lambda: os.read(r, 1), lambda: a.recv(1), server.accept, queue.SimpleQueue().get,
          lambda: select.select([r], [], [])):
    threading.Thread(target=run, args=(f,), daemon=True).start()
started.wait()
time.sleep(0.01)
print('end')
