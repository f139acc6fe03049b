# A storm of signals while data goes through pipes and sockets: nothing is lost, doubled or out of order, and
# no call reports EINTR. GILT_STRESS=full: 10,000 signals a second for more than ten seconds.
import os
import signal
import socket
import sys
import threading
import time

handled = 0


def handler(number, frame):
    global handled
    handled += 1


signal.signal(signal.SIGALRM, handler)
signal.signal(signal.SIGUSR1, handler)
FULL = os.environ.get('GILT_STRESS') == 'full'
begin_all = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
BLOCK = bytes(range(256)) * 64
TIMES = 10000 if FULL else 100


def write_pipe(fd):
    for i in range(TIMES):
        left = memoryview(BLOCK)
        while left:
            left = left[os.write(fd, left):]
    os.close(fd)


def send_all(sock):
    for i in range(TIMES):
        sock.sendall(BLOCK)
    sock.close()


def read_all(read):
    data = bytearray()
    while chunk := read(10000):
        data += chunk
    return data == BLOCK * TIMES


r, w = os.pipe()
writer = threading.Thread(target=write_pipe, args=(w,))
writer.start()
print('pipe', read_all(lambda n: os.read(r, n)))
writer.join()
a, b = socket.socketpair()
sender = threading.Thread(target=send_all, args=(a,))
sender.start()
print('socket', read_all(b.recv))
sender.join()
r, w = os.pipe()
reader = threading.Thread(target=lambda: print('from main', read_all(lambda n: os.read(r, n))))
reader.start()
write_pipe(w)
reader.join()

# A child that is waited for, locks with timeouts, sleeps of full length.
pid = os.fork()
if pid == 0:
    time.sleep(0.05)
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
lock = threading.Lock()
lock.acquire()
begin = time.monotonic()
print(lock.acquire(timeout=0.05), time.monotonic() - begin >= 0.05)
begin = time.monotonic()
time.sleep(0.05)
print(time.monotonic() - begin >= 0.05)

if FULL:
    print(f'{handled} signals in {time.monotonic() - begin_all:.1f} s', file=sys.stderr)

# Signals from threads while the main thread computes; each is handled, none twice.
signal.setitimer(signal.ITIMER_REAL, 0)
handled = 0
for i in range(200):
    threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1)).start()
    while handled <= i:
        pass
print(handled)
