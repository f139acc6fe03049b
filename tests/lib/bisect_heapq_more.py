# bisect and heapq: results and errors.
import bisect
import heapq


def insort(a, x):
    bisect.insort(a, x)
    return a


def heap(code):
    h = [1, 3, 2]
    return eval(code, globals(), {'h': h}), h


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect([], 1), bisect.bisect([1, 2, 3], 2, 1, 2), bisect.bisect([3, 2, 1], 2, key=lambda x: -x), bisect.bisect_right('abc', 'b')",
    'bisect.bisect([1], 2, -1)',
    "bisect.bisect([1, 'a'], 2)",
    'bisect.bisect(5, 1)',
    'bisect.bisect()',
    "bisect.bisect([1], 1, 'x')",
    'insort([1, 3], 2), insort([], 5), insort([1, 2, 2], 2)',
    "heap('heapq.heappush(h, 0)'), heap('heapq.heappop(h)'), heap('heapq.heappushpop(h, 0)'), heap('heapq.heapreplace(h, 9)'), heap('heapq.heapify(h)')",
    'heapq.heappop([])',
    'heapq.heapreplace([], 1)',
    "heapq.heappushpop([], 1), heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3]), heapq.nlargest(0, [1]), heapq.nlargest(5, [1]), heapq.nsmallest(2, 'hello', key=ord), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge('ac', 'BD', key=str.lower))",
    'heapq.heappush(5, 1)',
    'heapq.heapify((1, 2))',
    "heapq.heappush([1, 'a'], 'b')",
    "heapq.heapify([1, 'a'])"
)
