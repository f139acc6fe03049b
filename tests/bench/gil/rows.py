"""The rows of the table in docs/gil.md, one measurement a process: `PYTHON rows.py ROW [POLICY]` prints
`name value` lines. Runs under gilt and any CPython from 2.7 on, so that all are measured by the same code.
"""
from __future__ import print_function

import os
import socket
import sys
import threading
import time

try:
    import gilt
except ImportError:
    gilt = None

clock = getattr(time, 'perf_counter', time.time)
going = True
spins = [0] * 64


def start(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.daemon = True
    thread.start()
    return thread


def spin(me=0):
    n = 0
    while going:
        n += 1
        spins[me] = n


def median(values):
    return sorted(values)[len(values) // 2]


# --- processor time ---

def count(n):
    while n > 0:
        n -= 1


def timed(function, *args):
    begin = clock()
    function(*args)
    return clock() - begin


def one_after_other(n):
    count(n)
    count(n)


def side_by_side(n):
    threads = [start(count, n), start(count, n)]
    for t in threads:
        t.join()


def two():
    """Two threads that compute against the same work in one: total time, minimum of each."""
    n = 1000
    while timed(count, n) < 0.04:
        n *= 2
    ones, twos = [], []
    for _ in range(20):
        ones.append(timed(one_after_other, n))
        twos.append(timed(side_by_side, n))
    print('ratio', min(twos) / min(ones))
    print('median_ratio', median(twos) / median(ones))


def gaps():
    """Eight threads that compute. longest: the longest time in which any of them does not run, in seconds;
    turn: the median time that one runs between two such times; rounds: longest / (8 turns)."""
    longest = [0.0] * 8
    loops = [0] * 8
    turns = []
    end = clock() + 2.0

    def look(me):
        last = clock()
        began = None
        while True:
            for _ in range(1000):
                pass
            now = clock()
            if now - last > 0.001:
                longest[me] = max(longest[me], now - last)
                if began is not None:
                    turns.append(last - began)
                began = now
            last = now
            loops[me] += 1
            if now > end:
                return
    threads = [start(look, i) for i in range(8)]
    for t in threads:
        t.join()
    print('longest', max(longest))
    print('turn', median(turns))
    print('rounds', max(longest) / (8 * median(turns)))
    print('unfairness', max(loops) / float(max(1, min(loops))))


# --- waiting ---

def echo_child(sock, ours):
    """A process that sends everything back."""
    pid = os.fork()
    if pid == 0:
        ours.close()
        while True:
            data = sock.recv(64)
            if not data:
                os._exit(0)
            sock.sendall(data)
    return pid


def round_trips(sock, seconds, times):
    end = clock() + seconds
    while True:
        begin = clock()
        if begin > end:
            break
        sock.sendall(b'x')
        sock.recv(64)
        times.append(clock() - begin)


def echo(spinners=1):
    """Round trip to another process and back by a thread, beside one that computes."""
    ours, theirs = socket.socketpair()
    pid = echo_child(theirs, ours)
    theirs.close()
    for i in range(spinners):
        start(spin, i)
    times = []
    t = start(round_trips, ours, 2.0, times)
    before = spins[0]
    t.join()
    print('median', median(times))
    print('p99', sorted(times)[int(len(times) * 0.99)])
    print('spinner', (spins[0] - before) / 2.0)
    ours.close()
    os.waitpid(pid, 0)


def echo_alone():
    echo(0)


def udp_rate(server, seconds):
    """Requests a second that a client process gets answered."""
    r, w = os.pipe()
    if os.fork() == 0:
        client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        client.connect(server.getsockname())
        client.settimeout(5)
        n, end = 0, clock() + seconds
        while clock() < end:
            client.send(b'ping')
            client.recv(64)
            n += 1
        os.write(w, str(n / seconds).encode())
        os._exit(0)
    os.close(w)
    rate = float(os.read(r, 100))
    os.close(r)
    os.wait()
    return rate


def serve(server):
    while True:
        data, where = server.recvfrom(64)
        server.sendto(data, where)


def udp():
    """Requests a second of a UDP server thread beside 0, 1 and 4 threads that compute."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(('127.0.0.1', 0))
    start(serve, server)
    running = 0
    for spinners in 0, 1, 4:
        while running < spinners:
            start(spin, running)
            running += 1
        print('rate%d' % spinners, udp_rate(server, 1.5))


def waits():
    """Three threads that wait 120 ms each: time until all are done, minimum."""
    def three():
        threads = [start(time.sleep, 0.12) for _ in range(3)]
        for t in threads:
            t.join()
    print('seconds', min(timed(three) for _ in range(5)))


def beats():
    """Delay of a thread that sleeps 1 ms, while the main thread sits in one long C call: the worst."""
    import re
    late = []

    def beat():
        while True:
            begin = clock()
            time.sleep(0.001)
            late.append(clock() - begin - 0.001)
    start(beat)
    time.sleep(0.05)
    n = 1
    numbers = [float((i * 7919) % 1000003) for i in range(400000)]
    works = [('sleep', lambda: time.sleep(0.4)),
             ('loop', lambda: count(2000000)),
             ('sorted', lambda: sorted(numbers)),
             ('sum', lambda: sum(range(10000000))),
             ('regex', lambda: re.match('(a+)+$', 'a' * 22 + 'b')),
             ('power', lambda: 7 ** 200000)]
    for name, work in works:
        del late[:]
        work()
        time.sleep(0.005)
        print(name, max(late) if late else float('nan'))
    return n


# --- races ---

def lost():
    """Updates lost by `counter += 1` in two threads, a million each, of a global variable."""
    space = {'counter': 0}
    exec('def add(n):\n    global counter\n    for _ in range(n):\n        counter += 1\n', space)
    total = 0
    for _ in range(5):
        space['counter'] = 0
        threads = [start(space['add'], 1000000) for _ in range(2)]
        for t in threads:
            t.join()
        total += 2000000 - space['counter']
    print('lost', total / 5.0)


def recorded():
    """gilt only: two threads that compute, with events recorded and without: ratio of the minima."""
    n = 1000
    while timed(count, n) < 0.04:
        n *= 2
    on, off = [], []
    for _ in range(20):
        off.append(timed(side_by_side, n))
        gilt.record(65536)
        on.append(timed(side_by_side, n))
        gilt.record(0)
    print('ratio', min(on) / min(off))
    print('median_ratio', median(on) / median(off))


def main(row, policy=None):
    global going
    if policy is not None:
        gilt.policy(policy)
    globals()[row]()
    going = False
    sys.stdout.flush()
    os._exit(0)


main(*sys.argv[1:])
