# A storm of signals while data goes through pipes and sockets, a child is waited for, and time limits run: nothing is
# lost, doubled or out of order, no call reports EINTR, no limit comes early. GILT_STRESS=full: again and again while
# another process sends 10,000 signals a second for ten seconds.
import os
import signal
import socket
import sys
import threading
import time

FULL = os.environ.get('GILT_STRESS') == 'full'
RATE, STORM = 10000, 100000
BLOCK = bytes(range(256)) * 64
TIMES = 100
handled = 0


def handler(number, frame):
    global handled
    handled += 1


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


def reads_pipe():
    r, w = os.pipe()
    writer = threading.Thread(target=write_pipe, args=(w,))
    writer.start()
    result = read_all(lambda n: os.read(r, n))
    writer.join()
    os.close(r)
    return result


def reads_socket():
    a, b = socket.socketpair()
    sender = threading.Thread(target=send_all, args=(a,))
    sender.start()
    result = read_all(b.recv)
    sender.join()
    b.close()
    return result


def writes_pipe():
    results = []
    r, w = os.pipe()
    reader = threading.Thread(target=lambda: results.append(read_all(lambda n: os.read(r, n))))
    reader.start()
    write_pipe(w)
    reader.join()
    os.close(r)
    return results[0]


def waits_for_child():
    pid = os.fork()
    if pid == 0:
        time.sleep(0.05)
        os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def waits_for_lock():
    lock = threading.Lock()
    lock.acquire()
    begin = time.monotonic()
    return lock.acquire(timeout=0.05), time.monotonic() - begin >= 0.05


def sleeps():
    begin = time.monotonic()
    time.sleep(0.05)
    return time.monotonic() - begin >= 0.05


def send_storm(target):
    begin = time.monotonic()
    for i in range(STORM):
        os.kill(target, signal.SIGUSR1)
        while time.monotonic() - begin < i / RATE:
            pass
    os._exit(0)


def under_storm():
    """What the jobs return, and how often that was, while another process sends signals."""
    begin, main = time.monotonic(), os.getpid()
    sender = os.fork()
    if sender == 0:
        send_storm(main)
    seen, rounds = set(), 0
    while os.waitpid(sender, os.WNOHANG) == (0, 0):
        seen.add(tuple(job() for job in jobs))
        rounds += 1
    seconds = time.monotonic() - begin
    print(f'{STORM} signals sent in {seconds:.1f} s, {handled} handlers ran, {rounds} rounds', file=sys.stderr)
    return seen


signal.signal(signal.SIGALRM, handler)
signal.signal(signal.SIGUSR1, handler)
jobs = [reads_pipe, reads_socket, writes_pipe, waits_for_child, waits_for_lock, sleeps]
if FULL:
    for results in under_storm():
        print(*results)
else:
    signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
    print(*[job() for job in jobs])
    signal.setitimer(signal.ITIMER_REAL, 0)

# Signals from threads while the main thread computes; each is handled, none twice.
handled = 0
for i in range(200):
    threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1)).start()
    while handled <= i:
        pass
print(handled)
