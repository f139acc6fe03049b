# SPDX-License-Identifier: MIT
"""The report of a deadlock: who waits for whom and since which line, the four conditions, ways out.

found() is called by the thread that is about to wait for ever, or that ends while all others do.
"""

import os
import sys
import _gilt
from _lab_threads import Namer, library_call, lock_kind, quoted, snapshot, waiting_text

EXIT_STATUS = 70

told = set()  # circles and starved threads that have been reported, as sets of thread numbers

WAYS_OUT = {
    'Condition.wait': 'nobody is left to notify it: notify() under the same lock, or wait(timeout=)',
    'Event.wait': 'nobody is left to set it: call set() before the last thread ends, or wait(timeout=)',
    'Queue.get': 'nobody is left to put an item: send an end mark to each reader, shutdown(), or get(timeout=)',
    'Queue.put': 'it is full and nobody is left to take an item: a larger maxsize, or put(timeout=)',
    'Queue.join': 'nobody is left to call task_done() for each item',
    'SimpleQueue.get': 'nobody is left to put an item: send an end mark to each reader, or get(timeout=)',
    'Semaphore.acquire': 'nobody is left to release one: every acquire() needs its release(), best by `with`',
    'Barrier.wait': 'nobody is left to arrive: the number of parties is larger than the threads that come',
}


class Circle:
    """Threads of which each waits for the next, the last one for the first."""

    def __init__(self, threads):
        at = threads.index(min(threads, key=lambda t: t.number))
        self.threads = threads[at:] + threads[:at]
        self.key = frozenset(t.number for t in threads)

    def is_owned(self):
        """Only the holders themselves can undo it."""
        return all(t.kind in ('join', 'rlock') or t.info.get('entered') for t in self.threads)


def find_circle(threads, start):
    """The circle that a thread is on or leads to, or None."""
    by_number = {t.number: t for t in threads}
    path = []
    at = by_number.get(start)
    while at is not None and at.forever and at not in path:
        path.append(at)
        at = by_number.get(at.holder)
    if at is None or not at.forever:
        return None
    circle = path[path.index(at):]
    return Circle(circle) if len(circle) > 1 else None


def found(me, everybody):
    """Tell about a deadlock that thread `me` (its number) closes. `everybody`: nobody is left to run.
    Returns the exception that the thread is to raise, or None."""
    threads = snapshot(me)
    for t in threads:
        if t.number == me and not t.waits:  # it is about to end
            t.forever = False
    waiting = [t for t in threads if t.forever]
    circle = find_circle(threads, me)
    if everybody and circle is None:
        circle = next(filter(None, (find_circle(threads, t.number) for t in waiting)), None)
    certain = everybody or circle is None or circle.is_owned()
    mode = _gilt.deadlock()
    report = Report(threads, circle, me, everybody, certain)
    if mode == 'raise':
        return interrupt(report, waiting, circle, me) if certain else None
    key = (circle.key if circle else frozenset(t.number for t in waiting), certain)
    if key not in told:
        told.add(key)
        write(report.text())
    if mode == 'exit' and certain and is_stuck(threads, circle, everybody):
        leave()
    return None


def is_stuck(threads, circle, everybody):
    """Can the program never end?"""
    if everybody:
        return True
    main = next((t for t in threads if t.info['main']), None)
    if main is None or not main.forever:
        return False
    return circle is not None and (main.number in circle.key or leads_to(threads, main, circle))


def leads_to(threads, thread, circle):
    by_number = {t.number: t for t in threads}
    for _ in threads:
        if thread is None or not (thread.kind in ('join', 'rlock') or thread.info.get('entered')):
            return False
        if thread.holder in circle.key:
            return True
        thread = by_number.get(thread.holder)
    return False


def interrupt(report, waiting, circle, me):
    """Leaves an exception in each thread that has to give up; the one for the calling thread is returned."""
    import gilt
    text = report.text()

    def make():
        error = gilt.Deadlock(report.headline())
        error.report = text
        return error

    if circle is not None and me in circle.key:
        return make()
    victims = circle.threads[:1] if circle else [t for t in waiting if t.kind != 'join'] or waiting
    for thread in victims:
        if thread.number != me:
            _gilt._raise_in_wait(thread.number, make())
    if any(thread.number == me for thread in victims):
        return make()
    return None


def write(text):
    """Standard output first, so that the report comes after what the program has printed."""
    for stream in sys.stdout, sys.stderr:
        try:
            stream.flush()
        except Exception:
            pass
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except Exception:
        os.write(2, text.encode())


on_leave = []  # what the lab still has to write


def leave():
    for function in on_leave:
        function()
    for stream in sys.stdout, sys.stderr:
        try:
            stream.flush()
        except Exception:
            pass
    os._exit(EXIT_STATUS)


def count(n, word):
    return f'{n} {word}{"" if n == 1 else "s"}'


def listing(words):
    words = list(words)
    return ' and '.join([', '.join(words[:-1])] * (len(words) > 1) + words[-1:])


class Report:
    def __init__(self, threads, circle, me, everybody, certain):
        self.threads = threads
        self.circle = circle
        self.everybody = everybody
        self.certain = certain
        self.namer = Namer(threads)
        self.by_number = {t.number: t for t in threads}
        self.me = me

    def headline(self):
        if self.circle is not None:
            n = len(self.circle.threads)
            if self.certain:
                return f'{count(n, "thread")} wait for each other and can never go on'
            return (f'likely: {count(n, "thread")} wait for each other; only another thread that releases one of '
                    'their locks could help')
        if not self.everybody:
            return 'a thread waits for a lock whose holder has ended'
        waiting = [t for t in self.threads if t.forever]
        if len(waiting) == 1:
            return f'{waiting[0].name} waits and nobody is left to wake it'
        return 'all threads wait and nobody is left to wake one'

    def text(self):
        parts = [f'gilt: deadlock - {self.headline()}\n']
        if self.circle is not None:
            parts += [self.drawing(), self.conditions(), self.ways_out()]
        parts.append(self.others())
        parts.append(' options: --deadlock=raise | report | off       (default: this report, exit status '
                     f'{EXIT_STATUS} when the program can never end)\n')
        return '\n'.join(part for part in parts if part)

    # --- circles ---

    def thing(self, thread):
        """What a thread of the circle waits for: 'lock `a`', or 'the end of Thread-2'."""
        if thread.kind == 'join':
            return f'the end of {self.by_number[thread.holder].name}'
        if library_call(thread):
            name = self.namer.name(thread.owner)
            return quoted(type(thread.owner).__name__, name)
        return quoted(lock_kind(thread), self.namer.name(thread.object))

    def drawing(self):
        lines = []
        members = self.circle.threads
        for i, thread in enumerate(members):
            before = members[i - 1]
            if before.kind == 'join':
                holds = f'is awaited by {before.name}'
            else:
                taken = before.taken()
                holds = f'holds {self.thing(before)}' + (f'   since {taken}' if taken else '')
            lines.append(f'   {"┌─>" if i == 0 else "│  "} {thread.name}  {holds}')
            lines.append(f'   │     │ wants {self.thing(thread)}   at {thread.where()}')
            if i < len(members) - 1:
                lines.append('   │     ▼')
        lines.append('   └─────┘\n')
        return '\n'.join(lines)

    def conditions(self):
        members = self.circle.threads
        locks = [self.thing(t) for t in members if t.kind != 'join']
        chain = []
        for t in members:
            chain += [t.name, '->']
            if t.kind != 'join':
                chain += [self.namer.name(t.object) or self.thing(t), '->']
        chain.append(members[0].name)
        holds = []
        for i, thread in enumerate(members):
            before = members[i - 1]
            if before.kind != 'join':
                taken = before.info.get('taken_line')
                since = f' since line {taken}' if taken is not None else ''
                holds.append(f'{thread.name} holds {self.thing(before)}{since} and asks for {self.thing(thread)} '
                             f'at line {thread.line()}')
            else:
                holds.append(f'{thread.name} has not ended and asks for {self.thing(thread)} at line {thread.line()}')
        who = listing(sorted(locks)) if len(locks) < 4 else f'each of the {len(locks)} locks'
        exclusion = (f'{who} {"admit" if 1 < len(locks) < 4 else "admits"} one thread at a time' if locks else
                     'each thread has only one end, and it has not come')
        preemption = 'only the holder releases; nobody takes a lock away' if locks else 'nobody can end another thread'
        lines = [' the four conditions, all true here (Coffman):', f'   1 mutual exclusion   {exclusion}',
                 f'   2 hold and wait      {holds[0]}']
        lines += [f'                        {h}' for h in holds[1:]]
        lines += [f'   3 no preemption      {preemption}', f'   4 circular wait      {" ".join(chain)}']
        return '\n'.join(lines)

    def ways_out(self):
        members = self.circle.threads
        names = [self.namer.name(t.object) for t in members if t.kind != 'join' and not library_call(t)]
        if len(names) < 2:
            return ' break any one:  4  let one of them not wait      2  join(timeout=), acquire(timeout=)\n'
        order = ' before '.join(f'`{name}`' if name else 'one lock' for name in sorted(names))
        if not all(names):
            order = 'the locks in one order'
        return (f' break any one:  4  always take {order}\n'
                '                 2  take all or none: acquire(timeout=) and give back\n'
                '                 1  one lock for all of it\n')

    # --- the others ---

    def others(self):
        lines = []
        inside = self.circle.key if self.circle else ()
        for t in self.threads:
            if t.forever and t.number not in inside:
                lines += self.starved(t)
        running = [t.name for t in self.threads if not t.forever and (t.number != self.me or t.number in inside)]
        if running:
            lines.append(f' Other threads still running: {", ".join(running)}')
        return '\n'.join(lines) + '\n' if lines else ''

    def starved(self, thread):
        """Lines about a thread outside the circle that waits for ever."""
        text = waiting_text(thread, self.namer, self.by_number)
        where = thread.where() or 'at the end of the program'
        lines = [f' {thread.name} {text}, {where}' + (' and will never return' * (thread.kind == 'join'))]
        call = library_call(thread)
        if call in WAYS_OUT:
            lines.append(f'    {WAYS_OUT[call]}')
        elif thread.kind in ('lock', 'rlock') and call is None:
            lines.append(f'    {self.blame(thread)}')
        return lines

    def blame(self, thread):
        taken = thread.taken()
        since = f' since {taken}' if taken else ''
        if thread.holder == thread.number:
            return f'it holds that lock itself{since}: a plain lock cannot be taken twice; use RLock, or release first'
        holder = self.by_number.get(thread.holder)
        if holder is not None:
            return f'{holder.name} holds it{since}'
        if thread.taken_by is not None:
            at = f' at {taken}' if taken else ''
            return f'it was taken{at} by a thread that has ended without releasing it; take locks by `with`'
        return 'nobody holds it'
