# Every kind of deadlock, with gilt.Deadlock raised in the waiting threads.
import queue
import threading
import time

import gilt

print(gilt.deadlock('raise'), gilt.deadlock())


def until_waiting(kind, *names):
    def waits(t):
        return t['waiting_for'] and t['kind'] == kind and (kind == 'join' or t['object'] in forks)

    while not all(map(waits, (t for t in gilt.threads() if t['name'] in names))):
        time.sleep(0.001)


def catch(function, *args):
    """Runs function in a thread and prints the deadlock that ends it."""
    try:
        function(*args)
    except gilt.Deadlock as error:
        print(f'[{threading.current_thread().name}] {error}')
        print(error.report)


def start(name, function, *args):
    thread = threading.Thread(target=catch, args=(function, *args), name=name)
    thread.start()
    return thread


print('--- a plain lock taken twice')
lock = threading.Lock()


def twice():
    lock.acquire()
    lock.acquire()


catch(twice)
lock.release()

print('--- a circle of join')


def join_later():
    until_waiting('join', 'B', 'MainThread')
    second.join()


first = threading.Thread(target=catch, args=(join_later,), name='A')
second = threading.Thread(target=catch, args=(first.join,), name='B')
first.start()
second.start()
first.join()
second.join()

print('--- nobody is left to notify')


class Desk:
    def __init__(self):
        self.bell = threading.Condition()


desk = Desk()


def listen():
    with desk.bell:
        desk.bell.wait()


start('Listener', listen).join()

print('--- a queue without a producer')
jobs = queue.Queue()


def consume():
    while True:
        print('got', jobs.get())


jobs.put(1)
start('Consumer', consume).join()

print('--- a lock that an ended thread has taken')
rlock = threading.RLock()
start('Gone', rlock.acquire).join()
catch(rlock.acquire)

print('--- philosophers')
N = 3
forks = [threading.Lock() for i in range(N)]
table = threading.Barrier(N)


def eat(i):
    with forks[i]:
        table.wait()
        if i == 0:
            until_waiting('lock', 'Philosopher-1', 'Philosopher-2')
            until_waiting('join', 'MainThread')
        with forks[(i + 1) % N]:
            pass


threads = [start(f'Philosopher-{i}', eat, i) for i in range(N)]
for thread in threads:
    thread.join()

print('--- no deadlock: somebody can still release, or there is a time limit')
gate = threading.Lock()
gate.acquire()
threading.Timer(0.02, gate.release).start()
print(gate.acquire(), gate.acquire(timeout=0.001))
event = threading.Event()
print(event.wait(0.001))
