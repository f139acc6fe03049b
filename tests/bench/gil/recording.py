"""What recording costs a program whose two threads compute: gilt tests/bench/gil/recording.py [ROUNDS].

Each measurement is a process of its own, with and without recording in turns, so that what else the machine does
meets both. Prints the processor time of both (least, and the median of the paired ratios), and, where there is
valgrind, the ratio of the instructions. The bar is 1.02.
"""
import os
import subprocess
import sys
import threading

TURNS = 40_000_000


def count(n):
    while n > 0:
        n -= 1


def work(recorded, turns):
    import gilt
    if recorded:
        gilt.record(65536)
    threads = [threading.Thread(target=count, args=(turns,)) for i in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    events = len(gilt.events())
    gilt.record(0)
    return events


def processor_time(recorded):
    """Seconds of processor time of a child that does the work."""
    pid = os.fork()
    if pid == 0:
        work(recorded, TURNS)
        os._exit(0)
    usage = os.wait4(pid, 0)[2]
    return usage[0] + usage[1]


def instructions(recorded):
    """Instructions of a process that does the work, or None."""
    command = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', sys.executable, __file__,
               '--work', str(int(recorded))]
    try:
        text = subprocess.run(command, stderr=subprocess.PIPE, text=True).stderr
    except OSError:
        return None
    for line in text.splitlines():
        if 'Collected :' in line:
            return int(line.split(':')[1])
    return None


def main(rounds):
    pairs = [(processor_time(True), processor_time(False)) for i in range(rounds)]
    ratios = sorted(on / off for on, off in pairs)
    print(f'events: {work(True, TURNS)}')
    print(f'processor time: least {min(on for on, off in pairs):.3f} s with, {min(off for on, off in pairs):.3f} s without: '
          f'{min(on for on, off in pairs) / min(off for on, off in pairs):.3f}; median of {rounds} pairs '
          f'{ratios[len(ratios) // 2]:.3f}')
    on, off = instructions(True), instructions(False)
    if on and off:
        print(f'instructions: {on:,} with, {off:,} without: {on / off:.4f}')


if sys.argv[1:2] == ['--work']:
    work(sys.argv[2] == '1', TURNS // 10)
else:
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
