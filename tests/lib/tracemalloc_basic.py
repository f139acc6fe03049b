# tracemalloc: traces, statistics, differences, filters, peak.
import tracemalloc
from tracemalloc import Filter, DomainFilter, Frame, Snapshot, Statistic, StatisticDiff, Traceback, Trace

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
for n in 0, -1, 1 << 20:
    try:
        tracemalloc.start(n)
    except ValueError as e:
        print(e)

tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())


def make(n):
    return bytearray(n)


def outer(n):
    return make(n)


big = outer(100000)
many = [bytes(1000) for _ in range(10)]
first = tracemalloc.take_snapshot()
mine = first.filter_traces([Filter(True, __file__)])
stat = mine.statistics('lineno')[0]
print(stat.traceback[0].lineno, 100000 <= stat.size < 100200)
print(len(stat.traceback), stat.traceback[0].filename == __file__)
stat = mine.statistics('lineno')[1]
print(stat.traceback[0].lineno, 10000 <= stat.size < 11000, 10 <= stat.count <= 12)
stat = mine.statistics('filename')[0]
print(stat.traceback[0].lineno, stat.size > 110000)
stat = mine.statistics('traceback')[0]
print([frame.lineno for frame in stat.traceback], stat.traceback.total_nframe)
print(*(line.replace(__file__, 'FILE') for line in stat.traceback.format()), sep='\n')
print(*(line.replace(__file__, 'FILE') for line in stat.traceback.format(limit=1)), sep='\n')
print(*(line.replace(__file__, 'FILE') for line in stat.traceback.format(most_recent_first=True)), sep='\n')
totals = {s.traceback[0].lineno: s.size for s in mine.statistics('lineno', cumulative=True)}
print(all(totals[line] >= 100000 for line in (21, 25, 28)))
for arguments in (('size',), ('traceback', True)):
    try:
        mine.statistics(*arguments)
    except ValueError as e:
        print(e)
print([frame.lineno for frame in tracemalloc.get_object_traceback(big)], tracemalloc.get_object_traceback(1))

more = [bytearray(5000) for _ in range(4)]
del many
second = tracemalloc.take_snapshot().filter_traces([Filter(True, __file__)])
diffs = [d for d in second.compare_to(mine, 'lineno') if abs(d.size_diff) > 3000]
print([(d.traceback[0].lineno, d.size_diff // 10000, d.count_diff > 0) for d in diffs])
print(len(first.filter_traces([Filter(False, '*')]).traces), len(first.filter_traces([DomainFilter(False, 0)]).traces))
print(len(mine.filter_traces([Filter(True, __file__, 21)]).traces) >= 1, len(mine.filter_traces([Filter(True, __file__, 25)]).traces),
      len(mine.filter_traces([Filter(True, __file__, 25, all_frames=True)]).traces) >= 1)
try:
    first.filter_traces(Filter(True, '*'))
except TypeError as e:
    print(e)

now, peak = tracemalloc.get_traced_memory()
block = bytearray(1000000)
del block
print(tracemalloc.get_traced_memory()[1] >= 1000000)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < 1000000)
before = tracemalloc.get_traced_memory()[0]
del big
print(100000 <= before - tracemalloc.get_traced_memory()[0] < 101000)
grown = bytearray()
for _ in range(100):
    grown += b'x' * 1000
print(100000 <= tracemalloc.get_traced_memory()[0] - before + 100000 < 250000)
print(tracemalloc.get_tracemalloc_memory() > 0)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 10000, tracemalloc.get_object_traceback(grown))
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
del grown, more

# the classes on their own
t = Traceback([('b.py', 2), ('a.py', 1)], 5)
print(t, repr(t), len(t), t[0], t[-1], t[:1], t == Traceback([('b.py', 2), ('a.py', 1)]), Frame(('a.py', 1)) in t)
print(Frame(('a.py', 3)), repr(Frame(('a.py', 3))), Frame(('a.py', 1)) < Frame(('a.py', 2)))
print(Statistic(t, 3000, 4), repr(Statistic(t, 3000, 4)))
print(StatisticDiff(t, 30000, -4000, 5, 2), repr(StatisticDiff(t, 30000, -4000, 5, 2)))
print(Trace((0, 12, (('a.py', 1),), 1)), repr(Trace((0, 12, (('a.py', 1),), 1))))
s = Snapshot([(0, 10, (('a.py', 1),), 1), (0, 20, (('a.py', 2), ('b.py', 9)), 2), (0, 30, (('b.py', 9),), 1)], 2)
print(*s.statistics('lineno'), sep='\n')
print(*s.statistics('filename', True), sep='\n')
print(*s.compare_to(Snapshot([(0, 5, (('c.py', 1),), 1)], 2), 'lineno'), sep='\n')
print([len(s.filter_traces(f).traces) for f in ([], [Filter(True, 'a*')], [Filter(False, 'a*')], [Filter(True, 'b*', all_frames=True)],
                                                [Filter(True, 'a.py', 2)], [Filter(True, 'a*'), Filter(False, '*', 1)])])
