# SPDX-License-Identifier: MIT
"""Timelines: who held the GIL and why it moved, what each thread did meanwhile.

A Timeline is made from the events that _gilt records. Totals are sums over events, never over the cells of
the picture.
"""

import sys
import _gilt

CAPACITY = 1 << 16

# state: (glyph, ASCII glyph, meaning)
STATES = {
    'run': ('█', '#', 'work'),
    'gc': ('◆', 'g', 'collects garbage'),
    'gil': ('░', '.', 'wants the GIL'),
    'io': ('▓', '~', 'waits for I/O'),
    'lock': ('▒', 'x', 'waits for a lock'),
    'sleep': ('z', 'z', 'asleep'),
    'join': ('-', '-', 'waits for a thread to end'),
    'call-out': ('≡', 'o', 'outside Python, without the GIL'),
}
TOUCHED = ('▏', "'")  # held the GIL for less than most of the cell

# reason of a let go: (state afterwards, words for a count of hand-overs)
REASONS = {
    'slice': ('gil', 'slice over'),
    'asked': ('gil', 'asked by a thread that came back'),
    'io': ('io', 'I/O'),
    'lock': ('lock', 'lock'),
    'sleep': ('sleep', 'sleep'),
    'join': ('join', 'join'),
    'gc': ('gil', 'collection'),
    'call-out': ('call-out', 'call-out'),
    'end': (None, 'thread ended'),
}


class Span:
    """A time during which a thread was in one state. `why` is the event that began it, or ended a hold."""

    __slots__ = ('start', 'end', 'state', 'event')

    def __init__(self, start, end, state, event):
        self.start = start
        self.end = end
        self.state = state
        self.event = event

    @property
    def length(self):
        return self.end - self.start


class Event:
    """One row of _gilt.events() with names for its columns."""

    __slots__ = ('time', 'thread', 'kind', 'reason', 'file', 'line', 'object', 'offset', 'what')

    def __init__(self, row):
        (self.time, self.thread, self.kind, self.reason, self.file, self.line, self.object, self.offset,
         self.what) = row

    def inside(self):
        """Did the thread let go inside a function written in C?"""
        return self.kind == 'let go' and self.what is not None and self.what.endswith('()')

    def place(self):
        return f'{self.file.rpartition("/")[2]}:{self.line}' if self.file else '?'


class Row:
    """One thread."""

    def __init__(self, number, name):
        self.number = number
        self.name = name
        self.spans = []
        self.state = None    # the state that is going on
        self.since = 0
        self.event = None
        self.block = None    # the last block event
        self.events = 0

    def change(self, time, state, event):
        if self.state is not None and time > self.since:
            self.spans.append(Span(self.since, time, self.state, self.event))
        self.state = state
        self.since = time
        self.event = event

    def total(self, *states):
        return sum(s.length for s in self.spans if s.state in states)

    def first_run(self):
        return next((s.start for s in self.spans if s.state == 'run'), float('inf'))


class Handover:
    """The GIL goes from one thread to another."""

    def __init__(self, time, source, target, event, block, waited):
        self.time = time
        self.source = source    # Row
        self.target = target    # Row
        self.event = event      # let go
        self.block = block      # what the source waits for then, or None
        self.reason = event.reason
        self.waited = waited    # ns that the target had wanted the GIL


class Hold:
    """A time during which one thread held the GIL."""

    def __init__(self, row, start, end, event, wanted):
        self.row = row
        self.start = start
        self.end = end
        self.event = event    # let go, or None at the end of the recording
        self.wanted = wanted  # ns of it during which another thread wanted the GIL

    @property
    def length(self):
        return self.end - self.start


class Timeline:
    """What happened to the GIL and the threads. Its repr is the picture."""

    def __init__(self, events, names, start, end, first, settings=None):
        self.start = start
        self.end = max(end, start)
        self.settings = settings or {}
        self.rows = {}
        self.names = names
        self.holds = []
        self.handovers = []
        self.collections = 0
        self.lost = False
        self.events = [Event(row) for row in events]
        self.build(first)

    # --- from events to spans ---

    def row(self, number):
        row = self.rows.get(number)
        if row is None:
            row = self.rows[number] = Row(number, self.names.get(number, f'thread {number}'))
        return row

    def build(self, first):
        holder = self.row(first)
        holder.change(self.start, 'run', None)
        held_since = self.start
        last = None  # (row, let go)
        for event in self.events:
            if event.time < self.start or event.time > self.end:
                continue
            row = self.row(event.thread)
            row.events += 1
            if event.kind == 'block':
                row.block = event
            elif event.kind == 'let go':
                if holder is row:
                    self.end_hold(row, held_since, event)
                    holder = None
                state = REASONS[event.reason][0]
                row.change(event.time, state, row.block if state not in ('gil', None) else event)
                last = (row, event)
            elif event.kind in ('ask', 'unblock'):
                if row.state not in ('run', 'gc', 'gil'):
                    row.change(event.time, 'gil', event)
            elif event.kind == 'got':
                waited = event.time - row.since if row.state == 'gil' else 0
                if last is not None and last[0] is not row:
                    source, let_go = last
                    block = source.block if REASONS[let_go.reason][0] not in ('gil', None) else None
                    self.handovers.append(Handover(event.time, source, row, let_go, block, waited))
                row.change(event.time, 'run', event)
                holder = row
                held_since = event.time
            elif event.kind == 'gc start' and row.state == 'run':
                row.change(event.time, 'gc', event)
                self.collections += 1
            elif event.kind == 'gc end' and row.state == 'gc':
                row.change(event.time, 'run', event)
        if holder is not None:
            self.end_hold(holder, held_since, None)
        for row in self.rows.values():
            row.change(self.end, None, None)
        self.lost = any(row.events >= CAPACITY for row in self.rows.values())

    def end_hold(self, row, start, event):
        end = event.time if event else self.end
        since = [other.since for other in self.rows.values() if other.state == 'gil']
        self.holds.append(Hold(row, start, end, event, end - max(start, min(since)) if since else 0))

    # --- questions ---

    @property
    def threads(self):
        """Rows in the order in which the threads first ran."""
        return sorted(self.rows.values(), key=lambda row: (row.first_run(), row.number))

    def assert_serialized(self):
        """Check that no two threads ever held the GIL at the same time."""
        holds = sorted(self.holds, key=lambda h: h.start)
        for before, after in zip(holds, holds[1:]):
            if after.start < before.end:
                raise AssertionError(f'{before.row.name} and {after.row.name} held the GIL at once')
        return True

    def label(self, row):
        return f'T{self.order[row.number]}'

    @property
    def order(self):
        return {row.number: i for i, row in enumerate(self.threads, 1)}

    # --- text ---

    def __repr__(self):
        return self.text()

    def text(self, width=100, ascii=False, why=False):
        return Picture(self, width, ascii).text(why)

    def save(self, path):
        """Write the picture to a file whose name ends in .html, .svg, .json (for Perfetto) or .txt."""
        if path.endswith('.txt'):
            text = self.text(why=True) + '\n'
        else:
            import _lab_export
            text = _lab_export.render(self, path)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)


def duration(ns):
    """A time for people: '20.1 ms'."""
    for limit, scale, unit in ((10_000, 1_000, 'us'), (10_000_000_000, 1_000_000, 'ms')):
        if ns < limit:
            return f'{ns / scale:.1f} {unit}' if ns else '0 ms'
    return f'{ns / 1_000_000_000:.2f} s'


def count(n, word):
    return f'{n} {word}{"" if n == 1 else "s"}'


class Picture:
    """A timeline as text."""

    def __init__(self, timeline, width, ascii):
        self.timeline = timeline
        self.ascii = ascii
        self.rows = timeline.threads
        self.label = {row.number: str(i) for i, row in enumerate(self.rows, 1)}
        self.cells = max(10, min(width, 400) - 50)
        self.scale = max(1, (timeline.end - timeline.start) / self.cells)

    def glyph(self, state):
        return STATES[state][self.ascii]

    def folded(self, row):
        """Is this a thread that only waited for others to end?"""
        total = sum(s.length for s in row.spans)
        return len(self.rows) > 1 and row.total('join') > 0.8 * total

    def cell_shares(self, spans, key):
        """For each cell a dict: how much of it each key has."""
        shares = [{} for _ in range(self.cells)]
        for span in spans:
            low = (span.start - self.timeline.start) / self.scale
            high = (span.end - self.timeline.start) / self.scale
            for cell in range(max(0, int(low)), min(self.cells, int(high) + 1)):
                part = min(high, cell + 1) - max(low, cell)
                if part > 0:
                    k = key(span)
                    shares[cell][k] = shares[cell].get(k, 0) + part
        return shares

    def thread_row(self, row):
        out = []
        for share in self.cell_shares(row.spans, lambda span: span.state):
            if not share:
                out.append(' ')
                continue
            best = max(share, key=share.get)
            if best not in ('run', 'gc') and 'run' in share:
                out.append(TOUCHED[self.ascii])
            else:
                out.append(self.glyph(best) if share[best] >= 0.3 or best == 'run' else ' ')
        return ''.join(out)

    def gil_row(self):
        """The last holder in each cell, a dot when nobody held the GIL."""
        last = ['.'] * self.cells
        for hold in self.timeline.holds:
            low = int((hold.start - self.timeline.start) / self.scale)
            high = int((hold.end - 1 - self.timeline.start) / self.scale)
            for cell in range(max(0, low), min(self.cells, high + 1)):
                last[cell] = self.label[hold.row.number][-1]
        return ''.join(last)

    def axis(self):
        span = self.timeline.end - self.timeline.start
        unit, name = next((u, n) for u, n in ((1_000_000_000, 's'), (1_000_000, 'ms'), (1_000, 'us'), (1, 'ns'))
                          if span >= 2 * u or u == 1)
        step = 10 ** len(str(int(span / unit / 4))) // 10 or 1
        while span / unit / step > 6:
            step *= 2 if str(step)[0] in '15' else 2.5
            step = int(step)
        line = [' '] * (self.cells + 12)
        value = 0
        while value * unit <= span:
            at = int(value * unit / self.scale)
            for i, c in enumerate(str(value)):
                line[at + i] = c
            value += step
        return ''.join(line).rstrip() + ' ' + name

    def totals(self, row):
        parts = [f'ran {duration(row.total("run", "gc"))}']
        for states, text in ((('gil',), 'waited for the GIL'), (('io',), 'I/O'), (('lock',), 'locks'),
                             (('sleep',), 'slept'), (('call-out',), 'outside'), (('join',), 'join')):
            total = row.total(*states)
            if total:
                parts.append(f'{text} {duration(total)}')
        return ', '.join(parts)

    def text(self, why):
        timeline = self.timeline
        lines = [f' GIL   |{self.gil_row()}|   the last holder in each cell']
        folded = [row for row in self.rows if self.folded(row)]
        for row in self.rows:
            if row not in folded:
                lines.append(f' T{self.label[row.number]:<4} |{self.thread_row(row)}|   {self.totals(row)}')
        lines.append('        ' + self.axis())
        used = {s.state for row in self.rows if row not in folded for s in row.spans}
        legend = [f'{self.glyph(state)} {meaning}' for state, (_, _, meaning) in STATES.items() if state in used]
        lines.append('        ' + '   '.join(legend + [f'{TOUCHED[self.ascii]} had the GIL for a moment']))
        lines.append(' ' + '   '.join(f'T{self.label[row.number]} = {row.name}' for row in self.rows))
        for row in folded:
            lines.append(f' {row.name} waited in join() for {duration(row.total("join"))}'
                         f', ran {duration(row.total("run", "gc"))}')
        lines += self.summary()
        if why:
            lines += [''] + self.why()
        return '\n'.join(line.rstrip() for line in lines)

    def summary(self):
        timeline = self.timeline
        counts = {}
        for handover in timeline.handovers:
            counts[handover.reason] = counts.get(handover.reason, 0) + 1
        detail = ', '.join(f'{counts[reason]} {text}' for reason, (_, text) in REASONS.items() if reason in counts)
        lines = [f' {count(len(timeline.handovers), "hand-over")}' + (f': {detail}.' if detail else '.')]
        span = timeline.end - timeline.start
        work = sum(row.total('run', 'gc') for row in self.rows)
        workers = sum(row.total('run', 'gc') > 0.05 * span for row in self.rows)
        lines.append(f' Python work {duration(work)} in {duration(span)}: speed-up {work / span if span else 0:.2f}x of '
                     f'{max(1, workers)}.')
        waits = sum(row.total('io', 'sleep', 'call-out') for row in self.rows)
        if waits > span / 10:
            lines.append(f' Waits overlap: {duration(waits)} of waiting in {duration(span)}.')
        longest = max(timeline.holds, key=lambda hold: hold.length, default=None)
        if longest is not None and len(self.rows) > 1:
            ended = longest.event is None or longest.event.reason == 'end'
            where = ', until the end' if ended else f', until {longest.event.place()}'
            lines.append(f' Longest hold {duration(longest.length)} by T{self.label[longest.row.number]}{where}.')
        if timeline.collections:
            lines.append(f' {count(timeline.collections, "collection")}.')
        if timeline.lost:
            lines.append(f' More than {CAPACITY} events in a thread: its oldest ones are lost.')
        return lines

    # --- reasons ---

    def name(self, row):
        return f'T{self.label[row.number]}'

    def clock(self, time):
        return f'{(time - self.timeline.start) / 1e6:10.3f} ms'

    def why(self):
        """One line for each hand-over and for each long hold that kept others waiting, by time."""
        lines = [(h.time, self.explain(h)) for h in self.timeline.handovers]
        for hold in self.timeline.holds:
            if hold.wanted > 10_000_000:
                at = f', {hold.event.place()}' if hold.event else ''
                if hold.event and hold.event.inside():
                    at = f' in {hold.event.what}{at}'
                lines.append((hold.end, f'{self.name(hold.row)} kept the GIL {duration(hold.length)}{at}.  Others were '
                              f'asking for {duration(hold.wanted)} of it.{source_line(hold.event)}'))
        return [f'{self.clock(time)}  {text}' for time, text in sorted(lines, key=lambda line: line[0])]

    def explain(self, h):
        source, target = self.name(h.source), self.name(h.target)
        waited = f'; {target} had waited {duration(h.waited)}' if h.waited else ''
        place = h.event.place()
        if h.reason == 'slice':
            text = f'slice over: {source} stopped {where(h.event)}, {place}'
        elif h.reason == 'asked':
            text = f'asked: {target} came back; {source} stopped {where(h.event)}, {place}'
        elif h.reason == 'end':
            text = f'{source} ended'
        elif h.block is not None:
            name = {'io': 'I/O', 'call-out': 'call-out'}.get(h.reason, h.reason)
            text = f'{name}: {source} let go before {h.block.what}(), {h.block.place()}'
        else:
            text = f'{REASONS[h.reason][1]}: {source} let go, {place}'
        return f'{source} -> {target}   {text}{waited}'


def where(event):
    """At which instruction a thread stopped, or in which function written in C."""
    return f'inside {event.what}' if event.inside() else f'before {event.what}'


def source_line(event):
    if event is None or not event.file:
        return ''
    import linecache
    text = linecache.getline(event.file, event.line).strip()
    return f'   ({text})' if text else ''


# --- recording ---

class Recorder:
    """Records from start() to stop()."""

    def __init__(self):
        self.names = {}
        self.result = None

    def start(self, whole=False):
        """`whole`: a run from its beginning, where the clock of a controlled run is set to 0."""
        import threading
        import time
        self.names = {t.ident: t.name for t in threading.enumerate()}
        threading._name_hook = self.add_name
        self.first = threading.get_ident()
        self.now = time.monotonic_ns
        _gilt.record(CAPACITY)
        self.begin = 0 if whole and _gilt.controlled() else self.now()

    def add_name(self, thread):
        self.names[thread.ident] = thread.name

    def stop(self):
        import threading
        end = self.now()
        _gilt.record(0)
        threading._name_hook = None
        self.result = Timeline(_gilt.events(), self.names, self.begin, end, self.first,
                               {'policy': _gilt.policy(), 'slice': _gilt.slice()})
        return self.result


class Block:
    """`with gilt.timeline() as t: ...` shows the picture at the end; t.result is the Timeline."""

    def __init__(self):
        self.recorder = Recorder()
        self.result = None

    def __enter__(self):
        self.recorder.start()
        return self

    def __exit__(self, *exc_info):
        self.result = self.recorder.stop()
        print(self.result)


def timeline(function=None, *args, **kwargs):
    if function is None:
        return Block()
    recorder = Recorder()
    recorder.start()
    try:
        function(*args, **kwargs)
    finally:
        result = recorder.stop()
    return result


# --- the command ---

USAGE = """usage: gilt timeline [option] ... FILE [arg] ...
  --sched=POLICY  fair, fifo, io-first, never, every:N, random:SEED, ticks:N, interval:5ms
  --slice=N       bytecodes in a slice
  --virtual       controlled run in virtual time: the same program and policy give the same picture
  --cores=N       of the virtual machine; matters for ticks:N (1)
  --library       threads are also interrupted inside gilt's own library (threading, queue ...)
  --why           a line for each hand-over: when, from whom to whom, why and where
  --width=N       columns of the picture (100)
  --ascii         no block characters
  --json=F, --svg=F, --html=F   write the picture to a file: trace for Perfetto, drawing, page
"""


def main(args):
    from _lab_run import Options, run_script
    options = Options(USAGE, {'sched': str, 'slice': int, 'virtual': None, 'cores': int, 'library': None, 'why': None, 'width': int, 'ascii': None, 'json': str,
                              'svg': str, 'html': str}, args)
    recorder = Recorder()

    def finish():
        result = recorder.stop()
        for key in 'json', 'svg', 'html':
            path = options.get(key)
            if path:
                result.save(path if path.endswith('.' + key) else f'{path}.{key}')
        sys.stdout.flush()
        print(result.text(options.get('width', 100), bool(options.get('ascii')), bool(options.get('why'))))

    return run_script(options, lambda: recorder.start(whole=True), finish)
