"""Runs script tests with a full collection after every allocation, or as often as the time allows.

    gilt tests/tools/stress.py [-j JOBS] [-t SECONDS] [-s STEP] [-v 1] GILT PATH...

A test is NAME.py with NAME.out beside it; folders are searched. A test that needs more than SECONDS of processor
time is tried again with a collection after every 13th allocation, every 200th, 3000th, 50000th. It fails when its exit
status or its output are not the stored ones, or when a sanitizer speaks. A test whose first line ends with "(no stress)" shows
collections themselves, or time, and only has to end well. Prints a table: how many tests of each folder passed at each step.
With -v 1 it also names each test that passed, with its step.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time

STEPS = [1, 13, 200, 3000, 50000]
WAIT = 4


class Run:
    def __init__(self, gilt, path, step, seconds):
        self.path, self.step = path, step
        self.out, self.err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        env = dict(os.environ, GILT_GC_STRESS=str(STEPS[step]))
        stdin = path[:-3] + '.in'
        with open(stdin if os.path.exists(stdin) else os.devnull, 'rb') as source:
            self.process = subprocess.Popen([gilt, path], stdin=source, stdout=self.out, stderr=self.err, env=env,
                                            cwd=os.path.dirname(path) or '.')
        self.seconds, self.start = seconds, time.monotonic()

    def text(self, file):
        file.seek(0)
        return file.read().decode('utf-8', 'replace')

    def ended(self):
        """Has it ended, or used its time up: that of the processor, or WAIT times as much by the clock?"""
        if self.process.poll() is not None or time.monotonic() - self.start > WAIT * self.seconds:
            return True
        with open(f'/proc/{self.process.pid}/stat') as f:
            ticks = f.read().rpartition(')')[2].split()[11:13]  # user, system
        return sum(map(int, ticks)) > self.seconds * os.sysconf('SC_CLK_TCK')

    def problem(self):
        """'' when it passed, None when the time was not enough, else what is wrong."""
        status = self.process.poll()
        if status is None:
            self.process.kill()
            self.process.wait()
            return None
        with open(self.path) as f:
            head = [f.readline() for _ in range(3)]
        expected = next((int(line[7:]) for line in head if line.startswith('# exit:')), 0)
        errors = self.text(self.err)
        if 'ERROR: AddressSanitizer' in errors or 'runtime error:' in errors or status < 0:
            return f'status {status}\n' + errors[-3000:]
        if head[0].endswith('(no stress)\n'):
            return ''
        if status != expected:
            return f'status {status}, expected {expected}\n' + errors[-2000:]
        with open(self.path[:-3] + '.out', encoding='utf-8', errors='replace') as f:
            expected, found = f.read().splitlines(), self.text(self.out).splitlines()
        if expected == found:
            return ''
        at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
        return f'other output, line {at + 1}: expected {expected[at:at + 1]}, found {found[at:at + 1]}\n' + errors[-2000:]


def find(paths):
    for path in paths:
        if path.endswith('.py'):
            yield os.path.abspath(path)
            continue
        for folder, _, names in os.walk(path):
            for name in sorted(names):
                full = os.path.join(folder, name)
                if name.endswith('.py') and os.path.exists(full[:-3] + '.out'):
                    yield os.path.abspath(full)


class Table:
    """How many tests of each folder passed at each step; the last two columns are failures and what never ended."""

    def __init__(self):
        self.rows = {}

    def add(self, path, column):
        folder = os.path.basename(os.path.dirname(path))
        self.rows.setdefault(folder, [0] * (len(STEPS) + 2))[column] += 1

    def total(self, column):
        return sum(row[column] for row in self.rows.values())

    def show(self):
        heads = [f'every {step}' for step in STEPS] + ['failed', 'too slow']
        print(f'{"":10}' + ''.join(f'{head:>12}' for head in heads))
        for folder, row in self.rows.items():
            print(f'{folder:10}' + ''.join(f'{n:12}' for n in row))
        print(f'{"all":10}' + ''.join(f'{self.total(i):12}' for i in range(len(heads))))


def settle(run, todo, table, verbose):
    """Record what became of a run that has ended, or plan the next one with fewer collections."""
    problem = run.problem()
    if problem is None and run.step + 1 < len(STEPS):
        todo.append((run.path, run.step + 1))
    elif problem is None:
        table.add(run.path, -1)
        print('too slow', run.path, flush=True)
    elif problem:
        table.add(run.path, -2)
        print(f'FAIL {run.path} (every {STEPS[run.step]})\n{problem}', flush=True)
    else:
        table.add(run.path, run.step)
        if verbose:
            print(f'pass {run.path} (every {STEPS[run.step]})', flush=True)


def run_all(gilt, tests, jobs, seconds, first, verbose):
    """True when no test failed."""
    todo = [(path, first) for path in reversed(tests)]
    running, table = [], Table()
    while todo or running:
        while todo and len(running) < jobs:
            path, step = todo.pop()
            running.append(Run(gilt, path, step, seconds))
        time.sleep(0.01)
        for run in [r for r in running if r.ended()]:
            running.remove(run)
            settle(run, todo, table, verbose)
    table.show()
    return table.total(-2) == 0


def main(args):
    options = {'-j': 2, '-t': 20, '-s': 0, '-v': 0}
    while args and args[0] in options:
        options[args[0]] = int(args[1])
        args = args[2:]
    if len(args) < 2:
        sys.exit(__doc__)
    for number in signal.SIGINT, signal.SIGQUIT:  # a shell's background jobs ignore them, and so would the tests
        signal.signal(number, signal.SIG_DFL)
    passed = run_all(os.path.abspath(args[0]), list(find(args[1:])), options['-j'], options['-t'], options['-s'],
                     options['-v'])
    sys.exit(0 if passed else 1)


main(sys.argv[1:])
