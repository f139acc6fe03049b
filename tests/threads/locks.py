# Lock, RLock, Condition, Semaphore, Event, Barrier.
import threading
import time


def spawn(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    return t


def errors(*calls):
    for call in calls:
        try:
            print('no error', call())
        except (RuntimeError, ValueError, OverflowError, TypeError) as e:
            print(type(e).__name__, e)


lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01),
      lock.acquire(True, 0.01), lock.acquire(blocking=False))
print(repr(lock).startswith('<locked _thread.lock object at 0x'))
lock.release()
print(lock.locked(), repr(lock).startswith('<unlocked _thread.lock object at 0x'))
errors(lock.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2),
       lambda: lock.acquire(timeout=1e20), lambda: lock.acquire(timeout='a'),
       lambda: lock.acquire(timeout=float('nan')), lambda: lock.acquire(timeout=10 ** 20),
       lambda: threading.Lock(1))
print(lock.acquire(timeout=0), lock.acquire(timeout=0), lock.locked())
lock.release()
with lock as entered:
    print(entered, lock.locked())
lock.acquire()
t = spawn(lock.release)  # another thread may release it
t.join()
print(lock.locked())

n = 0


def count():
    global n
    for i in range(5000):
        with lock:
            n += 1


threads = [spawn(count) for i in range(6)]
for t in threads:
    t.join()
print(n)

r = threading.RLock()
errors(r.release)
print(r.acquire(), r.acquire(), r._is_owned(), r._recursion_count())
print(repr(r).startswith('<locked _thread.RLock object owner='), 'count=2' in repr(r))
out = []
spawn(lambda: out.append((r.acquire(False), r.acquire(timeout=0.01), r._is_owned()))).join()
spawn(lambda: errors(r.release)).join()
r.release()
r.release()
print(out, 'owner=0 count=0' in repr(r))
with r:
    with r:
        print(r._recursion_count())
        state = r._release_save()
        print(r._is_owned(), state[0])
        r._acquire_restore(state)
        print(r._recursion_count())

c = threading.Condition()
errors(c.wait, c.notify, c.notify_all)
items = []


def consumer():
    with c:
        while not items:
            c.wait()
        out.append(items.pop())


out.clear()
threads = [spawn(consumer) for i in range(3)]
for i in range(3):
    with c:
        items.append(i)
        c.notify()
for t in threads:
    t.join()
print(sorted(out))
with c:
    print(c.wait(0.01), c.wait_for(lambda: False, 0.01), c.wait_for(lambda: 'yes'), c.wait(0))
print(repr(c).startswith('<Condition(<unlocked _thread.RLock'), threading.Condition(lock)._is_owned())

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01))
s.release(2)
with s:
    print(repr(s).endswith(': value=1>'))
errors(lambda: threading.Semaphore(-1), lambda: s.release(0), lambda: s.acquire(False, 1))
b = threading.BoundedSemaphore(1)
errors(b.release)
print(repr(b).endswith(': value=1/1>'))
active, most = 0, 0


def limited():
    global active, most
    with s:
        active += 1
        most = max(most, active)
        while most < 2:  # until another is let in as well
            time.sleep(0.001)
        time.sleep(0.005)
        active -= 1


for t in [spawn(limited) for i in range(8)]:
    t.join()
print(most)

e = threading.Event()
print(e.is_set(), e.wait(0.01), repr(e).endswith(': unset>'))
out.clear()
threads = [spawn(lambda: out.append(e.wait())) for i in range(3)]
e.set()
for t in threads:
    t.join()
print(out, e.wait(), repr(e).endswith(': set>'))
e.clear()
print(e.is_set())

done = []
barrier = threading.Barrier(3, action=lambda: done.append('action'))


def meet():
    for i in range(4):
        done.append(('round', i))
        barrier.wait()


for t in [spawn(meet) for i in range(3)]:
    t.join()
print(done == [x for i in range(4) for x in [('round', i)] * 3 + ['action']], barrier.n_waiting,
      barrier.parties, barrier.broken, repr(barrier).endswith(': waiters=0/3>'))


def broken():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        out.append('broken')


out.clear()
threads = [spawn(broken) for i in range(2)]
while barrier.n_waiting < 2:
    time.sleep(0.001)
barrier.abort()
for t in threads:
    t.join()
print(out, barrier.broken, repr(barrier).endswith(': broken>'))
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print('timeout breaks it', barrier.broken)
errors(lambda: threading.Barrier(0))
