# A controlled run: time is virtual, so hours pass at once and every number below is exact.
import _gilt

_gilt.control()
_gilt._zero()

import queue
import select
import socket
import threading
import time

print(_gilt.controlled(), time.monotonic() < 0.001)


def sleeper(hours):
    time.sleep(3600 * hours)
    print('slept', hours, 'h at', round(time.monotonic()))


threads = [threading.Thread(target=sleeper, args=(h,)) for h in (3, 1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()

start = time.monotonic()
q = queue.Queue()


def produce():
    for i in range(3):
        q.put(i)
        time.sleep(10)
    q.put(None)


threading.Thread(target=produce).start()
while (x := q.get()) is not None:
    print('item', x, 'after', round(time.monotonic() - start))

a, b = socket.socketpair()


def echo():
    while data := b.recv(100):
        b.sendall(data.upper())


t = threading.Thread(target=echo)
t.start()
for word in b'one', b'two':
    a.sendall(word)
    print(a.recv(100))
print(select.select([a], [], [], 5), round(time.monotonic() - start))
a.settimeout(7)
try:
    a.recv(1)
except TimeoutError as error:
    print(error, round(time.monotonic() - start))
a.close()
t.join()

event = threading.Event()
print(event.wait(100), round(time.monotonic() - start))
threading.Timer(50, event.set).start()
print(event.wait(100), round(time.monotonic() - start))
lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=5), round(time.monotonic() - start))
print(round(time.time() - time.monotonic(), 3))

try:
    _gilt.control()
except RuntimeError as error:
    print(error)
many = [threading.Thread(target=time.sleep, args=(1,)) for i in range(300)]
for t in many:
    t.start()
print(threading.active_count())
for t in many:
    t.join()
print(threading.active_count(), round(time.monotonic() - start))

# daemons that compute, sleep and wait are stopped at the end
threading.Thread(target=lambda: [None for i in iter(int, 1)], daemon=True).start()
threading.Thread(target=time.sleep, args=(10 ** 6,), daemon=True).start()
threading.Thread(target=queue.SimpleQueue().get, daemon=True).start()
print('end')
