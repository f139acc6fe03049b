# queue: all kinds, limits, shutdown.
import queue
import threading
import time

q = queue.Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put(1)
q.put(2)
print(q.get(), q.get_nowait(), q.empty())
for get in (lambda: q.get(False), lambda: q.get(timeout=0.01), q.get_nowait,
            lambda: q.get(timeout=-1), q.task_done):
    try:
        get()
    except (queue.Empty, ValueError) as e:
        print(type(e).__name__, e)
q.task_done()
try:
    q.task_done()
    q.task_done()
except ValueError as e:
    print(e)

q = queue.Queue(2)
q.put('a')
q.put('b')
print(q.full())
for put in lambda: q.put('c', False), lambda: q.put('c', timeout=0.01), lambda: q.put_nowait('c'):
    try:
        put()
    except queue.Full as e:
        print(type(e).__name__, e)


def run(kind, producers, consumers, n):
    q = kind(3)
    got = []

    def produce(base):
        for i in range(n):
            q.put(base + i)

    def consume():
        while (item := q.get()) is not None:
            got.append(item)
            q.task_done()
        q.task_done()

    ps = [threading.Thread(target=produce, args=(i * n,)) for i in range(producers)]
    cs = [threading.Thread(target=consume) for i in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    q.join()
    for t in cs:
        q.put(None)
    for t in cs:
        t.join()
    return sorted(got) == list(range(n * producers))


print(run(queue.Queue, 3, 3, 300), run(queue.LifoQueue, 2, 2, 300))
q = queue.LifoQueue()
p = queue.PriorityQueue()
for i in 3, 1, 2:
    q.put(i)
    p.put((i, 'x'))
print([q.get() for i in range(3)], [p.get()[0] for i in range(3)])

q = queue.Queue()
q.put(1)
q.shutdown()
for op in lambda: q.put(2), q.get, q.get, lambda: q.get(False):
    try:
        print(op())
    except queue.ShutDown as e:
        print('ShutDown', e)
q = queue.Queue()
results = []


def blocked():
    try:
        q.get()
    except queue.ShutDown:
        results.append('get')


t = threading.Thread(target=blocked)
t.start()
q.put_nowait
time.sleep(0.01)
q.shutdown(immediate=True)
t.join()
print(results)
q = queue.Queue()
q.put(1)
q.shutdown(True)
q.join()
print(q.qsize())

s = queue.SimpleQueue()
print(s.empty(), s.qsize())
for i in range(20):
    s.put(i)
print(s.qsize(), [s.get() for i in range(20)], s.empty())
for get in lambda: s.get(False), lambda: s.get(timeout=0.01), s.get_nowait, lambda: s.get(timeout=-1):
    try:
        get()
    except (queue.Empty, ValueError) as e:
        print(type(e).__module__, type(e).__name__, e)
s.put_nowait('x')
print(s.get(True, 1), type(s).__name__, queue.SimpleQueue[int])
got = []
t = [threading.Thread(target=lambda: got.append(s.get())) for i in range(5)]
for x in t:
    x.start()
for i in range(5):
    s.put(i)
for x in t:
    x.join()
print(sorted(got))
