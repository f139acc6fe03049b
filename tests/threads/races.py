# Operations that are one bytecode are indivisible; a counter behind a lock loses nothing; containers
# shared by threads stay sound.
import threading

N = 20000
shared = []
counts = {}
lock = threading.Lock()
total = 0


def append():
    for i in range(N):
        shared.append(i)


def count(name):
    global total
    for i in range(N):
        counts[name] = counts.get(name, 0) + 1
        with lock:
            total += 1


def mutate():
    for i in range(N // 10):
        shared.sort()
        shared.reverse()
        len([x for x in shared if x])
        shared[:10] = shared[10:20] + shared[:10]
        del shared[-10:]


threads = [threading.Thread(target=append) for i in range(3)]
threads += [threading.Thread(target=count, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared), dict(sorted(counts.items())), total)


class Obj:
    pass


obj = Obj()
stop = False
errors = []


def attributes(n):
    i = 0
    while not stop:
        setattr(obj, 'a%d' % (i % 50), i)
        getattr(obj, 'a%d' % ((i * 7) % 50), None)
        if i % 3 == 0 and hasattr(obj, 'a%d' % (i % 20)):
            try:
                delattr(obj, 'a%d' % (i % 20))
            except AttributeError:
                pass
        i += 1


def exceptions(n):
    while not stop:
        try:
            {}['x']
        except KeyError as e:
            if e.args != ('x',):
                errors.append(e)


def generators(n):
    while not stop:
        if sum(x * x for x in range(20)) != 2470:
            errors.append('sum')


def classes(n):
    while not stop:
        C = type('C', (), {'f': lambda self: n})
        if C().f() != n:
            errors.append('class')


import sys
sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=f, args=(i,)) for i in range(2)
           for f in (attributes, exceptions, generators, classes)]
for t in threads:
    t.start()
shared = list(range(200))
mutate_small = [x for x in range(2000)]
for i in range(200):
    shared.sort(key=lambda x: -x)
    shared.append(sum(mutate_small))
import time
time.sleep(0.3)
stop = True
for t in threads:
    t.join()
print(errors)
