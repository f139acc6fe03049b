# concurrent.futures: pools of threads, results and errors, waiting for several.
import threading
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Future,
                                InvalidStateError, ThreadPoolExecutor, as_completed, wait)

gate = threading.Event()
begun = threading.Semaphore(0)
called = threading.Event()


def held(x):
    begun.release()
    gate.wait()
    return x


def fails(x):
    raise ValueError(x)


with ThreadPoolExecutor(2, thread_name_prefix='pool') as pool:
    print(pool.submit(pow, 2, 10).result(), list(pool.map(lambda a, b: a * b, range(4), range(4, 8))))
    print(pool.submit(lambda: threading.current_thread().name.startswith('pool_')).result())
    error = pool.submit(fails, 'x').exception()
    print(repr(error))
    fs = [pool.submit(held, i) for i in range(2)]
    begun.acquire()
    begun.acquire()
    waiting = pool.submit(held, 2)
    print(waiting.cancel(), waiting.cancelled(), waiting.done(), waiting.running(), waiting.cancel())
    for f in (waiting.result, lambda: fs[0].result(timeout=0.001), lambda: next(as_completed(fs, timeout=0))):
        try:
            f()
        except (CancelledError, TimeoutError) as e:
            print(type(e).__name__, e)
    done, not_done = wait(fs, timeout=0.001)
    print(len(done), len(not_done))
    order = []
    fs[0].add_done_callback(lambda f: (order.append(f.result()), called.set()))
    gate.set()
    called.wait()
    print(sorted(f.result() for f in as_completed(fs)), order)
    fs[0].add_done_callback(lambda f: order.append('late'))
    print(order, wait(fs).not_done, wait(fs, return_when=FIRST_COMPLETED).done >= {fs[0]})
    mixed = [pool.submit(fails, 1), pool.submit(pow, 2, 2)]
    print(any(f.exception() for f in wait(mixed, return_when=FIRST_EXCEPTION).done))
    print(len(wait(mixed, return_when=ALL_COMPLETED).done))
    try:
        wait(mixed[:1] + [Future()], return_when='NEVER')
    except ValueError as e:
        print(e)
try:
    pool.submit(pow, 1, 1)
except RuntimeError as e:
    print(e)

# Futures by hand.
f = Future()
print(f.running(), f.set_running_or_notify_cancel(), f.running(), f.cancel())
f.set_result(7)
try:
    f.set_result(8)
except InvalidStateError as e:
    print(str(e)[:9])
print(f.result(), f.exception(), repr(f).split(' state=')[1])
for bad in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(1, initializer=1)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# As many threads as are needed and no more; an initializer in each; a pool that is dropped lets them end.
started = []
pool = ThreadPoolExecutor(8, initializer=started.append, initargs=('init',))
for i in range(5):
    pool.submit(pow, 2, 2).result()
print(1 <= len(started) <= 5, len(started) == len(pool._threads))
threads = list(pool._threads)
del pool
for t in threads:
    t.join()
print(any(t.is_alive() for t in threads))

# shutdown(cancel_futures=True), and work that is under way at the end of the program.
gate.clear()
pool = ThreadPoolExecutor(1)
first, second = pool.submit(held, 1), pool.submit(held, 2)
begun.acquire()
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
print(first.result(), second.cancelled())
last = ThreadPoolExecutor(1)
last.submit(print, 'printed before the end')
