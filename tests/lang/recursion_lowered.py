"""A recursion limit that is lowered holds for calls that have been deeper before, in all threads, and for every
kind of call."""
import sys
import threading


def plain(n):
    try:
        return plain(n + 1)
    except RecursionError:
        return n


def keyword(*, n):
    try:
        return keyword(n=n + 1)
    except RecursionError:
        return n


def spread(*args):
    try:
        return spread(*args)
    except RecursionError:
        return sys._getframe().f_back is not None


class Nested:
    def __init__(self, n):
        self.n = n
        try:
            self.n = Nested(n + 1).n
        except RecursionError:
            pass

    def method(self, n):
        try:
            return self.method(n + 1)
        except RecursionError:
            return n

    @property
    def deeper(self):
        self.n += 1
        try:
            return self.deeper
        except RecursionError:
            return self.n

    def __add__(self, n):
        try:
            return self + (n + 1)
        except RecursionError:
            return n


def counting(n):
    yield n
    try:
        yield from counting(n + 1)
    except RecursionError:
        pass


def all_depths():
    o = Nested(10**6)
    o.n = 0
    return [plain(0), keyword(n=0), Nested(0).n, o.method(0), o.deeper, o + 0, max(counting(0))]


def near(depths, limit):
    return [limit * 0.3 < d < limit for d in depths]


results = []
go_on = threading.Event()
deep = threading.Event()


def other():
    results.append(all(d > 300 for d in all_depths()))
    deep.set()
    go_on.wait()
    results.append(near(all_depths(), 250))


thread = threading.Thread(target=other)
thread.start()
deep.wait()
print([d > 300 for d in all_depths()], spread(1))
sys.setrecursionlimit(250)
go_on.set()
thread.join()
print(near(all_depths(), 250), spread(1))
sys.setrecursionlimit(800)
print(near(all_depths(), 800))
print(results)
