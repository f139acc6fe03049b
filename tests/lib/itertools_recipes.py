# recipes of the documentation work together
from itertools import *
from collections import Counter, deque
import operator, functools

def tail(n, iterable): return iter(deque(iterable, maxlen=n))
def nth(iterable, n, default=None): return next(islice(iterable, n, None), default)
def all_equal(iterable, key=None): return len(list(islice(groupby(iterable, key), 2))) <= 1
def flatten(x): return chain.from_iterable(x)
def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)
def partition(predicate, iterable):
    t1, t2, p = tee(iterable, 3)
    p1, p2 = tee(map(predicate, p))
    return compress(t1, map(operator.not_, p1)), compress(t2, p2)
def grouper(iterable, n, fillvalue=None):
    iterators = [iter(iterable)] * n
    return zip_longest(*iterators, fillvalue=fillvalue)
def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for num_active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, num_active))
        yield from map(next, iterators)
def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen:
            seen.add(k)
            yield element
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    limit = int(n ** 0.5) + 1
    for p in range(3, limit, 2):
        if data[p]:
            data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    return compress(range(n), data)

print(list(tail(3, 'ABCDEFG')), nth('abc', 1), nth('abc', 9, 'x'), all_equal('aaa'), all_equal('aab'), list(flatten([[1], [2, 3]])))
print([''.join(w) for w in sliding_window('ABCDEFG', 4)])
evens, odds = partition(lambda x: x % 2, range(10))
print(list(evens), list(odds))
print([''.join(g) for g in grouper('ABCDEFG', 3, 'x')], list(roundrobin('ABC', 'D', 'EF')))
print(list(powerset([1, 2, 3])), ''.join(unique_everseen('AAAABBBCCDAABBB')), list(sieve(50))[:8])
print(Counter(map(len, powerset('abcd'))))
print(functools.reduce(operator.add, accumulate([1, 2, 3])), sum(starmap(operator.mul, zip([1, 2], [3, 4]))))
print(list(zip(*[iter('abcdef')] * 3)), dict(enumerate(pairwise('abc'))), max(groupby('aabbb'), key=lambda kv: kv[0])[0])
print([list(b) for b in batched(range(7), 3)], list(takewhile(lambda x: x < 20, accumulate(count(1)))))
