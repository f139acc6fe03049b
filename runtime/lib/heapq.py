# SPDX-License-Identifier: MIT
"""Heap queue algorithm (a.k.a. priority queue).

Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.  For the sake of comparison,
non-existing elements are considered to be infinite.  The interesting
property of a heap is that a[0] is always its smallest element.

Usage:

heap = []            # creates an empty heap
heappush(heap, item) # pushes a new item on the heap
item = heappop(heap) # pops the smallest item from the heap
item = heap[0]       # smallest item on the heap without popping it
heapify(x)           # transforms list into a heap, in-place, in linear time
item = heappushpop(heap, item) # pushes a new item and then returns
                               # the smallest item; the heap size is unchanged
item = heapreplace(heap, item) # pops and returns smallest item, and adds
                               # new item; the heap size is unchanged
"""

from _gilt_heapq import (heapify, heappop, heappush, heappushpop, heapreplace,
                    _heapify_max, _heappop_max, _heapreplace_max)

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']

__about__ = "Heap queues"


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.

    Similar to sorted(itertools.chain(*iterables)) but returns a generator,
    does not pull the data into memory all at once, and assumes that each of
    the input streams is already sorted (smallest to largest).

    >>> list(merge([1,3,5,7], [0,2,4,8], [5,10,15,20], [], [25]))
    [0, 1, 2, 3, 4, 5, 5, 7, 8, 10, 15, 20, 25]

    If *key* is not None, applies a key function to each element to determine
    its sort order.

    >>> list(merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len))
    ['dog', 'cat', 'fish', 'horse', 'kangaroo']

    '''
    if reverse:
        _heapify, _heappop, _heapreplace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        _heapify, _heappop, _heapreplace, direction = heapify, heappop, heapreplace, 1

    # An entry is [key, order, next, value]; order, the number of the input, breaks ties.
    h = []
    for order, it in enumerate(map(iter, iterables)):
        next = it.__next__
        for value in it:
            h.append([value if key is None else key(value), order * direction, next, value])
            break
    _heapify(h)
    while len(h) > 1:
        try:
            while True:
                entry = h[0]
                yield entry[3]
                value = entry[3] = entry[2]()
                entry[0] = value if key is None else key(value)
                _heapreplace(h, entry)
        except StopIteration:
            _heappop(h)
    if h:
        # Only one input is left.
        _, _, next, value = h[0]
        yield value
        yield from next.__self__


def _select(n, iterable, key, first, heapify, heapreplace, reverse):
    """The n items that a sort would put first, by a heap of n entries (key, order, item).

    `first` says whether a key belongs before another; order makes the result stable.
    """
    step = -1 if reverse else 1
    it = iter(iterable)
    result = [(elem if key is None else key(elem), i * step, elem)
              for i, elem in zip(range(n), it)]
    if not result:
        return []
    heapify(result)
    top = result[0][0]
    order = n * step
    for elem in it:
        k = elem if key is None else key(elem)
        if first(k, top):
            heapreplace(result, (k, order, elem))
            top = result[0][0]
            order += step
    result.sort(reverse=reverse)
    return [elem for _, _, elem in result]


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    if n == 1:
        it = iter(iterable)
        sentinel = object()
        result = min(it, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _select(n, iterable, key, lambda a, b: a < b, _heapify_max, _heapreplace_max, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    if n == 1:
        it = iter(iterable)
        sentinel = object()
        result = max(it, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _select(n, iterable, key, lambda a, b: b < a, heapify, heapreplace, True)
