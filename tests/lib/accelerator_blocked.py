# The library works for programs that block the C accelerators.
import sys
for name in ("_operator", "_functools", "_heapq", "_bisect"):
    sys.modules[name] = None
for name in ("operator", "functools", "heapq", "bisect"):
    sys.modules.pop(name, None)
import bisect
import functools
import heapq
import operator

print(bisect.bisect([1, 2, 3], 2), functools.reduce(operator.add, [1, 2, 3]), heapq.nsmallest(2, [3, 1, 2]))
print(operator.itemgetter(1)("abc"), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: a - b)))
