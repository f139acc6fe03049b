# fork() in a program with eight threads: four compute, two wait for locks, two for data. The child has one
# thread, all that it touches works, and it can start threads, fork and exec. GILT_STRESS=full: a thousand times.
import os
import queue
import sys
import threading
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
ROUNDS = 1000 if os.environ.get('GILT_STRESS') == 'full' else 40
going = True
lock = threading.Lock()
lock.acquire()
shared = queue.SimpleQueue()
r, w = os.pipe()


def spin():
    n = 0
    while going:
        n += 1
        {}.setdefault(n, [n])


def child():
    if threading.active_count() != 1 or threading.current_thread() is not threading.main_thread():
        return 1
    # The waiters of the parent must not swallow what is meant for threads of the child.
    got = []
    threads = [threading.Thread(target=lambda: got.append(shared.get())) for i in range(3)]
    for t in threads:
        t.start()
    for i in range(3):
        shared.put(i)
    for t in threads:
        t.join()
    if sorted(got) != [0, 1, 2]:
        return 2
    waiter = threading.Thread(target=lock.acquire)
    waiter.start()
    lock.release()
    waiter.join()
    pid = os.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, '-c', 'raise SystemExit(5)'])
    return 0 if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 5 else 3


threads = [threading.Thread(target=spin) for i in range(4)]
threads += [threading.Thread(target=lock.acquire), threading.Thread(target=shared.get),
            threading.Thread(target=os.read, args=(r, 1)), threading.Thread(target=os.read, args=(r, 1))]
for t in threads:
    t.start()
results = {}
for i in range(ROUNDS):
    pid = os.fork()
    if pid == 0:
        try:
            status = child()
        except BaseException:
            status = 99
        os._exit(status)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    results[code] = results.get(code, 0) + 1
print(results == {0: ROUNDS} or results)
going = False
lock.release()
shared.put(None)
os.write(w, b'xx')
for t in threads:
    t.join()
print(threading.active_count())
