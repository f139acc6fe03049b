# A thousand threads at once; threads that end holding a lock, are never joined, raise, recurse without end on small
# stacks. GILT_STRESS=full: each of these a thousand times.
import os
import sys
import threading

FULL = os.environ.get('GILT_STRESS') == 'full'
TIMES, REPEATS = (1000, 250) if FULL else (200, 1)
ready = threading.Barrier(1001)
done = []


def meet(n):
    ready.wait()
    done.append(n)


threading.stack_size(256 * 1024)
threads = [threading.Thread(target=meet, args=(n,)) for n in range(1000)]
for t in threads:
    t.start()
ready.wait()
for t in threads:
    t.join()
print(len(done), sorted(done) == list(range(1000)), threading.active_count())

# A lock that is held by a thread that has ended stays held, and anybody may release it.
locks = [threading.Lock() for i in range(TIMES)]
for lock in locks:
    t = threading.Thread(target=lock.acquire)
    t.start()
    t.join()
print(all(lock.locked() for lock in locks), locks[0].acquire(timeout=0.001))
for lock in locks:
    lock.release()
print(any(lock.locked() for lock in locks))
for i in range(TIMES):  # locks that die with waiters gone and unreleased
    threading.Lock().acquire()

# Threads that nobody joins, with and without anybody who knows them.
kept = []
for i in range(TIMES):
    threading.Thread(target=kept.append, args=(i,)).start()
    kept_thread = threading.Thread(target=kept.append, args=(i,))
    kept_thread.start()
while len(kept) < 2 * TIMES:
    pass
print(sorted(kept) == [i // 2 for i in range(2 * TIMES)])

# Errors in threads.
seen = []
threading.excepthook = lambda args: seen.append(args.exc_type.__name__)


def recurse(n=0):
    return recurse(n + 1) + 1


def fails():
    1 / 0


# Frames of C are several times as large with sanitizers.
for size in (1 << 20, 1 << 20, 1 << 20, 0) if os.environ.get('GILT_SANITIZED') else (32768, 65536, 262144, 0):
    threading.stack_size(size)
    sys.setrecursionlimit(100000)
    for f in (recurse, fails) * REPEATS:
        t = threading.Thread(target=f)
        t.start()
        t.join()
    sys.setrecursionlimit(1000)
print(seen == ['RecursionError', 'ZeroDivisionError'] * (4 * REPEATS) or seen)
