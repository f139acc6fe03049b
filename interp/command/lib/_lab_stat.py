# SPDX-License-Identifier: MIT
"""gilt stat: runs a program and prints, on standard error, what its threads did with the GIL."""

import sys
import _gilt
import gilt

USAGE = """usage: gilt stat [option] ... FILE [arg] ...
  --sched=POLICY  policy of the GIL (fair)
  --slice=N       bytecodes in a slice
  --virtual       controlled run in virtual time: the same figures each time
  --cores=N       of the virtual machine; matters for ticks:N (1)
"""

COLUMNS = (('thread', 24), ('bytecodes', 14), ('held', 10), ('longest', 10), ('turns', 9), ('waited', 10), ('longest', 10),
           ('waits', 9))


def table(stats, elapsed):
    """The lines of the table of gilt.stats() after a run that took `elapsed` ns."""
    from _lab_timeline import duration
    rows = stats['by_thread']
    held = sum(row['held'] for row in rows)
    yield (f' {duration(elapsed)}; the GIL was held for {duration(held)} of it while there were several threads; '
           f'{stats["switches"]} hand-overs')
    yield ' ' + ''.join(f'{name:<{width}}' if name == 'thread' else f'{name:>{width}}' for name, width in COLUMNS)
    for row in rows:
        cells = [row['bytecodes'], duration(row['held']), duration(row['longest_hold']), row['turns'],
                 duration(row['waited']), duration(row['longest_wait']), row['waits']]
        text = ''.join(f'{cell:>{width},}' if isinstance(cell, int) else f'{cell:>{width}}'
                       for cell, (_, width) in zip(cells, COLUMNS[1:]))
        yield f' {row["name"][:23]:<24}{text}'


class Stat:
    def before(self):
        import time
        self.start = time.monotonic_ns()

    def after(self):
        import time
        elapsed = time.monotonic_ns() - self.start
        stats = gilt.stats()
        sys.stdout.flush()
        for line in table(stats, elapsed):
            print(line, file=sys.stderr)


def main(args):
    from _lab_run import Options, run_script
    options = Options(USAGE, {'sched': str, 'slice': int, 'virtual': None, 'cores': int}, args)
    stat = Stat()
    import threading, time, linecache, _lab_timeline  # before the clock of a controlled run begins
    return run_script(options, stat.before, stat.after)
