# SIGINT in every kind of wait and in long loops in C: each time exactly one KeyboardInterrupt, and what was waited
# for is sound afterwards: the same wait ends as it should. Another thread holds the GIL most of the time.
# GILT_STRESS=full: a hundred times each, and how long it took at most.
import os
import re
import signal
import sys
import threading
import time

from waits import FULL, WAITS, Wait, ends_well

ROUNDS = 100 if FULL else 4
# ThreadSanitizer keeps a signal back that comes in the last instructions before a system call, until the call returns:
# only another signal gets it out of there.
SANITIZED = bool(os.environ.get('GILT_SANITIZED'))
going = True
sent = seen = 0
gilt = sys.implementation.name == 'gilt'


def spin():
    while going:
        pass


def kill_when_ready():
    global sent
    while going:
        ready.acquire()
        if going:
            time.sleep(0.003)
            before = seen
            sent = time.monotonic()
            os.kill(os.getpid(), signal.SIGINT)
            while SANITIZED and going and seen == before:
                time.sleep(0.01)
                if time.monotonic() > sent + 5:
                    sent = time.monotonic()
                    os.kill(os.getpid(), signal.SIGINT)


def loop():
    while True:
        pass


def foreign():
    import ctypes
    ctypes.CDLL(None).pause()


def imports():
    sys.modules.pop('never_ends', None)
    import never_ends


class Slow:
    def __lt__(self, other):
        return sum(range(100)) < 0


class Same:
    def __hash__(self):
        return 1


def handlers():
    while True:
        try:
            while True:
                raise ValueError
        except ValueError:
            pass


def deep(value=()):
    """A hundred tuples that to walk through takes 2 ** 100 steps."""
    for i in range(100):
        value = value, value
    return value


def last_words():
    while True:
        try:
            int('x')
        except ValueError:
            pass
        finally:
            str(1)


class Finder:
    """Its module waits while it is imported."""

    def find_spec(self, name, path=None, target=None):
        if name == 'never_ends':
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        time.sleep(60)


sys.meta_path.append(Finder())
slow = [Slow() for i in range(1000)]
loops = {
    'loop': loop, 'pause': signal.pause, 'import': imports, 'except': handlers, 'finally': last_words,
    'slow sort': lambda: [sorted(slow) for i in iter(int, 1)],
}
loops_in_c = {  # CPython does not look up in these
    'foreign function': foreign,
    'sum': lambda: sum(range(10 ** 13)),
    'in': lambda: -1 in iter(int, 1),
    'list': lambda: max(iter(int, 1)),
    'power': lambda: 7 ** (10 ** 8),
    'regex': lambda: re.match('(a+)+$', 'a' * 60 + 'b'),
    'join strings': lambda: ''.join(iter(str, 1)),
    'unpacking': lambda: [*iter(int, 1)],
    'collisions': lambda: {Same() for i in range(10 ** 7)},
    'compare': lambda: deep() == deep(),
    'factorial': lambda: __import__('math').factorial(10 ** 7),
}


class Loop(Wait):
    def __init__(self, block):
        self.block = block


def interrupted(wait):
    """Seconds from the signal to its exception, or None: there was none."""
    global seen
    try:
        ready.release()
        wait.block()
    except KeyboardInterrupt:
        seen += 1
        return time.monotonic() - sent


ready = threading.Semaphore(0)
threads = [threading.Thread(target=spin), threading.Thread(target=kill_when_ready)]
for t in threads:
    t.start()
worst = {}
for name, make in WAITS.items():
    times, sound = [], 0
    for i in range(ROUNDS):
        wait = make()
        times.append(interrupted(wait))
        if name == 'sendall':  # a part has been sent
            wait.close()
            sound += 1
        else:
            sound += ends_well(wait)
    print(name, None not in times, sound == ROUNDS)
    worst[name] = max(times)
for name, block in list(loops.items()) + list(loops_in_c.items()):
    if gilt or name in loops:
        times = [interrupted(Loop(block)) for i in range(ROUNDS)]
        worst[name] = max(times)
    print(name, None not in times)

# A second Ctrl-C while the first is handled.
deep = []
try:
    ready.release()
    time.sleep(60)
except KeyboardInterrupt:
    seen += 1
    deep.append(1)
    try:
        ready.release()
        time.sleep(60)
    except KeyboardInterrupt:
        seen += 1
        deep.append(2)
print(deep)
going = False
ready.release()
for t in threads:
    t.join()
print(len(threading.enumerate()))
if FULL:
    for name, seconds in worst.items():
        print(f'{name:20} {seconds * 1000:6.2f} ms at most', file=sys.stderr)
