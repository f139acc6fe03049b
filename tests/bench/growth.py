"""How the cost grows: CPU time per unit for more and more objects, threads, frames and lines of source.

    build/gilt tests/bench/growth.py [MOST]

MOST (default 10**6) limits objects and lines; nothing may grow worse than n log n, so each column stays level
but for caches and logarithms.
"""

import sys
import threading
import time


def timed(action, *args):
    start = time.process_time()
    action(*args)
    return time.process_time() - start


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def make_list(n):
    return [(i, i) for i in range(n)]


def make_chain(n):
    node = None
    for i in range(n):
        node = Node(i, node)
    return node


def make_cycles(n):
    for i in range(n):
        node = Node(i, None)
        node.next = node


def make_dict(n):
    d = {}
    for i in range(n):
        d['k%d' % i] = i
    for i in range(n):
        del d['k%d' % i]


def sort_list(n):
    x, xs = 42, []
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        xs.append(x)
    xs.sort()


def join_text(n):
    text = ''
    for i in range(n):
        text += 'ab'
    return ','.join(text).split(',')


def run_threads(n):
    def count():
        total = 0
        for i in range(1000):
            total += i
    threads = [threading.Thread(target=count) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def descend(n):
    return 0 if n == 0 else 1 + descend(n - 1)


def compile_lines(n):
    lines = ['def f%d(a, b):' % (i % 1000) if i % 5 == 0 else '    c = a.x + b[%d] * (a - 1)' % i for i in range(n)]
    compile('\n'.join(lines) + '\n', 'grown', 'exec')


def show(name, action, sizes):
    row = []
    for n in sizes:
        best = min(timed(action, n) for _ in range(3))
        row.append(f'{n}: {best / n * 1e9:.0f}')
    print(f'{name:22} ' + '   '.join(row))


def main():
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10 ** 6
    sizes = [10 ** k for k in range(3, 8) if 10 ** k <= most]
    print('nanoseconds of CPU per unit')
    for name, action in (('tuples in a list', make_list), ('chained instances', make_chain),
                         ('instances in cycles', make_cycles), ('dict keys in and out', make_dict),
                         ('ints made and sorted', sort_list), ('text grown, split', join_text)):
        show(name, action, sizes)
    show('threads', run_threads, [1, 10, 100, 1000])
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 100_100))
    show('nested frames', descend, [10, 100, 1000, 10000, 100000])
    show('lines of source', compile_lines, [n for n in (10, 100, 1000, 10 ** 4, 10 ** 5, 10 ** 6) if n <= most])


if __name__ == '__main__':
    main()
