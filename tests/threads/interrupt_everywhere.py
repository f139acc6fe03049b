# SIGINT in every kind of wait and in long loops in C: each time exactly one KeyboardInterrupt, and all that was
# used is sound afterwards. Another thread holds the GIL most of the time.
import os
import queue
import re
import select
import signal
import socket
import sys
import threading
import time

ROUNDS = 5
going = True


def spin():
    while going:
        pass


def kill_when_ready():
    while going:
        ready.acquire()
        if going:
            time.sleep(0.003)
            os.kill(os.getpid(), signal.SIGINT)


ready = threading.Semaphore(0)
lock = threading.Lock()
lock.acquire()
rlock = threading.RLock()
event = threading.Event()
condition = threading.Condition()
barrier = threading.Barrier(2)
r, w = os.pipe()
a, b = socket.socketpair()
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen()
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(('127.0.0.1', 0))
timed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
timed.settimeout(60)
timed.bind(('127.0.0.1', 0))
held, end = threading.Event(), threading.Event()


def hold():
    with rlock:
        held.set()
        end.wait()


def wait_condition():
    with condition:
        condition.wait()


def wait_child():
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.read(r, 1)
        os._exit(0)
    try:
        os.waitpid(pid, 0)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def loop():
    while True:
        pass


def fill(sock=a):
    while True:
        sock.sendall(b'x' * 100000)


waits = {
    'sleep': lambda: time.sleep(60),
    'lock': lock.acquire,
    'lock, timeout': lambda: lock.acquire(timeout=60),
    'rlock': rlock.acquire,
    'event': event.wait,
    'event, timeout': lambda: event.wait(60),
    'condition': wait_condition,
    'semaphore': threading.Semaphore(0).acquire,
    'join': lambda: holder.join(),
    'queue': queue.Queue().get,
    'full queue': lambda: full.put(1),
    'simple queue': queue.SimpleQueue().get,
    'pipe': lambda: os.read(r, 1),
    'recv': lambda: a.recv(1),
    'accept': server.accept,
    'recvfrom': lambda: udp.recvfrom(1),
    'recv, timeout': lambda: timed.recv(1),
    'send': fill,
    'select': lambda: select.select([r], [], []),
    'select, timeout': lambda: select.select([r], [], [], 60),
    'poll': lambda: poller.poll(),
    'child': wait_child,
    'pause': signal.pause,
    'loop': loop,
}
loops = {  # CPython does not look up in these
    'sum': lambda: sum(range(10 ** 13)),
    'in': lambda: -1 in iter(int, 1),
    'list': lambda: max(iter(int, 1)),
    'power': lambda: 7 ** (10 ** 8),
    'regex': lambda: re.match('(a+)+$', 'a' * 60 + 'b'),
    'join strings': lambda: ''.join(iter(str, 1)),
}
full = queue.Queue(1)
full.put(0)
poller = select.poll()
poller.register(r, select.POLLIN)
holder = threading.Thread(target=hold)
holder.start()
held.wait()
spinner = threading.Thread(target=spin)
killer = threading.Thread(target=kill_when_ready)
spinner.start()
killer.start()
if sys.implementation.name == 'gilt':
    waits.update(loops)
names = list(waits) + ([] if sys.implementation.name == 'gilt' else list(loops))
for name in names:
    caught = 0
    for i in range(ROUNDS):
        if name not in waits:
            caught += 1
            continue
        ready.release()
        try:
            waits[name]()
        except KeyboardInterrupt:
            caught += 1
    print(name, caught)

# A second Ctrl-C while the first is handled.
deep = []
ready.release()
try:
    time.sleep(60)
except KeyboardInterrupt:
    deep.append(1)
    ready.release()
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        deep.append(2)
print(deep)
going = False
ready.release()
end.set()
for t in spinner, killer, holder:
    t.join()
print(rlock.acquire(False), lock.locked(), full.get(), full.empty(), len(threading.enumerate()))
