"""An LRU cache as a decorator, on a doubly linked list: compared with functools.lru_cache."""

import functools
import time


class Node:
    __slots__ = ('key', 'value', 'before', 'after', 'born')

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache:
    """Newest entry behind the root, oldest in front of it."""

    def __init__(self, size):
        self.size, self.root, self.nodes = size, Node(), {}
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _push(self, node):
        node.before, node.after = self.root, self.root.after
        node.before.after = node.after.before = node

    def __getitem__(self, key):
        try:
            node = self.nodes[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        elif len(self.nodes) >= self.size:
            oldest = self.root.before
            self._unlink(oldest)
            del self.nodes[oldest.key]
        node = self.nodes[key] = Node(key, value)
        self._push(node)

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after

    def __repr__(self):
        return f'<{len(self)} of {self.size}: {", ".join(map(repr, self))}>'


def cached(size=128, *, key=None):
    """@cached or @cached(size, key=...): remembers results by their arguments."""
    if callable(size):
        return cached()(size)

    def decorate(function):
        cache = LRUCache(size)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            name = key(*args, **kwargs) if key else (args, tuple(sorted(kwargs.items())))
            try:
                return cache[name]
            except KeyError:
                result = cache[name] = function(*args, **kwargs)
                return result

        wrapper.cache = cache
        wrapper.stats = lambda: f'hits={cache.hits} misses={cache.misses} size={len(cache)}'
        return wrapper
    return decorate


def logged(function):
    calls = []

    @functools.wraps(function)
    def wrapper(*args):
        calls.append(args)
        return function(*args)
    wrapper.calls = calls
    return wrapper


@cached
def fib(n):
    """The n-th Fibonacci number."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@cached(3)
@logged
def square(x):
    return x * x


@cached(10, key=str.casefold)
def greet(name):
    return f'Hello, {name}!'


class Grid:
    def __init__(self, n):
        self.n = n

    @cached(1000)
    def paths(self, x, y):
        if x == self.n and y == self.n:
            return 1
        return sum(self.paths(x + dx, y + dy) for dx, dy in ((1, 0), (0, 1)) if x + dx <= self.n and y + dy <= self.n)


if __name__ == '__main__':
    print(fib(120), fib.stats(), fib.__name__, fib.__doc__)
    print([square(x) for x in (1, 2, 3, 1, 4, 2, 1)], square.cache, square.stats())
    print('computed:', square.__wrapped__.calls)
    print(greet('Ada'), greet('ADA'), greet.stats())
    print(Grid(12).paths(0, 0), Grid.paths.stats())
    reference = functools.lru_cache(maxsize=3)(lambda x: x * x)
    for x in (1, 2, 3, 1, 4, 2, 1):
        reference(x)
    print(reference.cache_info())
    start = time.perf_counter()
    cache = LRUCache(500)
    x = 1
    for i in range(20000):
        x = x * 48271 % 2147483647
        k = x % 700
        try:
            cache[k]
        except KeyError:
            cache[k] = i
    print(cache.hits + cache.misses, len(cache), cache.hits > cache.misses, time.perf_counter() - start < 60)
