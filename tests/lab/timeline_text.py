# The picture and the reasons of a timeline, drawn from given events: nothing here depends on a clock.
import json
import os

import gilt
from _lab_timeline import Timeline

MS = 1_000_000


def row(ms, thread, event, reason=None, line=0, what=None):
    return int(ms * MS), thread, event, reason, '/x/prog.py' if line else None, line, 0, 3, what


def cpu():
    """Two threads that compute, in slices of 5 ms, while the main thread joins."""
    events = [row(1, 1, 'block', 'join', 9, 'join'), row(1, 1, 'let go', 'join', 9), row(1, 2, 'got')]
    for i in range(8):
        old, new = (2, 3) if i % 2 == 0 else (3, 2)
        events += [row(6 + 5 * i, old, 'let go', 'slice', 4, 'FOR_ITER'), row(6 + 5 * i, new, 'ask' if i == 0 else 'got')]
        if i == 0:
            events += [row(6, new, 'got')]
    events += [row(44, 2, 'let go', 'end'), row(44, 3, 'got'), row(46, 3, 'gc start', 'gc', 5),
               row(47.5, 3, 'gc end', 'gc', 5), row(48, 3, 'let go', 'end'), row(48, 1, 'unblock', 'join'),
               row(48, 1, 'ask'), row(48, 1, 'got')]
    return Timeline(sorted(events, key=lambda e: e[0]), {1: 'MainThread', 2: 'A', 3: 'B'}, 0, 50 * MS, 1)


def io():
    """Three threads that wait for 40 ms each."""
    events = []
    for n in 2, 3, 4:
        t = n - 1
        events += [row(t - 0.2, n, 'ask'), row(t, n, 'got'), row(t + 1, n, 'block', 'io', 9, 'recv'),
                   row(t + 1, n, 'let go', 'io', 9), row(t + 41, n, 'unblock', 'io'), row(t + 41, n, 'ask'),
                   row(t + 41.5, n, 'got'), row(t + 42, n, 'let go', 'end')]
    events += [row(1, 1, 'block', 'join', 12, 'join'), row(1, 1, 'let go', 'join', 12), row(45, 1, 'got')]
    return Timeline(sorted(events, key=lambda e: e[0]), {1: 'MainThread', 2: 'A', 3: 'B', 4: 'C'}, 0, 46 * MS, 1)


t = cpu()
print(t)
print()
print(t.text(width=90, ascii=True, why=True))
print()
print(io().text(why=True))
print(t.assert_serialized(), len(t.handovers), [r.name for r in t.threads])

path = f'/tmp/gilt-timeline-{os.getpid()}'
t.save(path + '.json')
with open(path + '.json') as f:
    trace = json.load(f)
os.remove(path + '.json')
slices = {}
for e in trace['traceEvents']:
    if e['ph'] == 'X':
        slices.setdefault(e['tid'], []).append((e['ts'], e['ts'] + e['dur'], e['name']))
for tid, found in sorted(slices.items()):
    found.sort()
    print(tid, len(found), 'overlap' if any(a[1] > b[0] for a, b in zip(found, found[1:])) else 'in order')
kinds = [e['ph'] for e in trace['traceEvents']]
print({k: kinds.count(k) for k in sorted(set(kinds))})
for ending in 'svg', 'html':
    t.save(f'{path}.{ending}')
    with open(f'{path}.{ending}') as f:
        text = f.read()
    os.remove(f'{path}.{ending}')
    print(ending, text.count('<rect'), text.count('<title>'), 'http://' in text.replace('http://www.w3.org', ''))
try:
    t.save(path + '.png')
except ValueError as error:
    print(error)

# A real run: only what does not depend on time.
import threading
import time


def work():
    for i in range(1000):
        pass


def program():
    threads = [threading.Thread(target=work, name=f'W{i}') for i in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(0.001)  # joins may find that all has ended already; this always waits
    for thread in threads:
        thread.join()


t = gilt.timeline(program)
print(sorted(r.name for r in t.threads), t.assert_serialized())
ends = [e for e in t.events if e.kind == 'let go' and e.reason == 'end']
# A new thread that waits while it tells that it has started has no line of the program yet.
print(len(ends), {e.file for e in t.events if e.kind == 'block' and e.thread == 1} == {__file__})
