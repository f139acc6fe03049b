# SPDX-License-Identifier: MIT
"""gilt lab: one program under several policies of the GIL, in virtual time, side by side.

Each run is a child process that begins where this one stands. Its output is dropped after the first run: only
the times differ, or should.
"""

import os
import sys
import _gilt
from _lab_timeline import Recorder, duration

POLICIES = 'fair,fifo,io-first,never,ticks:100,interval:5ms'

USAGE = """usage: gilt lab [option] ... FILE [arg] ...
  --policies=A,B,...  policies to compare (fair,fifo,io-first,never,ticks:100,interval:5ms)
  --cores=N           of the virtual machine (2)
  --slice=N           bytecodes in a slice
  --width=N           columns of the pictures (100)
  --ascii             no block characters
  --no-pictures       only the table
"""


def run_child(options, code, policy):
    """(exit status, output, row, picture) of one run; row is a tuple of times in ns and counts."""
    out, out_end = os.pipe()
    facts, facts_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        os.close(facts)
        os.dup2(out_end, 1)
        os.close(out_end)
        try:
            child(options, code, policy, facts_end)
        finally:
            os._exit(1)
    os.close(out_end)
    os.close(facts_end)
    from _lab_explore import read_all
    output = read_all(out).decode('utf-8', 'replace')
    report = read_all(facts).decode()
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    row, picture = eval(report) if report else (None, '')
    return status, output, row, picture


def child(options, code, policy, fd):
    import _lab_deadlock
    from _lab_run import execute, join_threads
    _gilt.control(options.get('cores', 2))
    try:
        _gilt.policy(policy)
        if options.get('slice') is not None:
            _gilt.slice(options.get('slice'))
    except ValueError as error:
        print(f'gilt: {error}', file=sys.stderr)
        os._exit(2)
    recorder = Recorder()

    def finish():
        result = recorder.stop()
        sys.stdout.flush()
        text = repr((measure(result), result.text(options.get('width', 100), bool(options.get('ascii'))))).encode()
        while text:
            text = text[os.write(fd, text):]

    _lab_deadlock.on_leave.append(finish)
    recorder.start(whole=True)
    _gilt.policy(_gilt.policy())
    _gilt._zero()
    status = execute(code)
    join_threads()
    finish()
    os._exit(status)


def measure(timeline):
    """(elapsed, hand-overs, longest wait for the GIL, all waits for it)"""
    waits = [span.length for row in timeline.rows.values() for span in row.spans if span.state == 'gil']
    return timeline.end - timeline.start, len(timeline.handovers), max(waits, default=0), sum(waits)


def main(args):
    from _lab_run import Options, load
    options = Options(USAGE, {'policies': str, 'cores': int, 'slice': int, 'width': int, 'ascii': None,
                              'no-pictures': None}, args)
    code = load(options)
    import threading, linecache, _lab_deadlock, _lab_explore
    sys.modules['__main__'].__dict__['__file__'] = options.file
    cores = options.get('cores', 2)
    pictures = []
    worst = 0
    for number, policy in enumerate(options.get('policies', POLICIES).split(',')):
        sys.stdout.flush()
        status, output, row, picture = run_child(options, code, policy.strip())
        if row is None:
            return status or 1
        if number == 0:
            print(output, end='')
            print(f' {options.file.rpartition("/")[2]} on {cores} core{"s" if cores != 1 else ""}, in virtual time')
            print(f' {"policy":<14}{"elapsed":>12}{"hand-overs":>12}{"longest wait":>14}{"all waits":>12}')
        elapsed, handovers, longest, total = row
        note = f'   exit status {status}' if status else ''
        print(f' {policy:<14}{duration(elapsed):>12}{handovers:>12}{duration(longest):>14}{duration(total):>12}{note}')
        pictures.append((policy, picture))
        worst = worst or status
    if not options.get('no-pictures'):
        for policy, picture in pictures:
            print(f'\n {policy}\n{picture}')
    return worst
