# poll objects: their checks, and that one is not used by two threads at a time.
import os
import select
import signal
import threading
import time


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
for timeout in 1 << 64, 2 ** 31, 'x':
    print(attempt(p.poll, timeout), end=' ')
for mask in -1, 1 << 64, 0x10000:
    print(attempt(p.register, r, mask), attempt(p.modify, r, mask), end=' ')
print(attempt(p.modify, w, select.POLLIN), attempt(p.unregister, w))


def wait():
    while (result := attempt(p.poll)) == 'RuntimeError':
        pass
    print(result == [(r, select.POLLIN)])


t = threading.Thread(target=wait)
t.start()
while attempt(p.poll, 0) != 'RuntimeError':
    time.sleep(0.001)
os.write(w, b'x')
t.join()
print(p.poll(-5) == [(r, select.POLLIN)], p.poll(1.5) == [(r, select.POLLIN)])
print(signal.struct_siginfo.__module__, attempt(signal.struct_siginfo, [1, 2]))

# More descriptors at once than any array of moderate size holds
pairs = [os.pipe() for i in range(200)]
with select.epoll() as e:
    for reader, writer in pairs:
        e.register(reader, select.EPOLLIN)
        os.write(writer, b'x')
    print(len(e.poll()), len(e.poll(maxevents=50)), len(e.poll(maxevents=10 ** 6)))
