"""Counts the instructions of the benchmark programs under callgrind for one or two binaries.

    build/gilt tests/bench/count.py BINARY [OTHER] [KIND | PROGRAM ...]

The counts do not depend on how busy the machine is: two builds can be compared to a tenth of a per cent. Programs
run as they are, about fifty times slower than outside, so name a few. Needs the package valgrind.
"""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run


def count(binary, program):
    """Millions of instructions."""
    command = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', binary,
               os.path.join(run.HERE, program + '.py')]
    text = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr.decode()
    found = re.search(r'Collected : (\d+)', text)
    if not found:
        raise SystemExit(f'{binary} {program}: {text}')
    return int(found.group(1)) / 1e6


def main():
    words = sys.argv[1:]
    binaries = [w for w in words[:2] if os.path.isfile(w) and os.access(w, os.X_OK)]
    if run.which('valgrind') is None:
        raise SystemExit('valgrind: not installed (package valgrind)')
    ratios = []
    for program in run.find_programs(words[len(binaries):]):
        counts = [count(binary, program) for binary in binaries]
        line = f'{program:24}' + ''.join(f'{c:12.1f}' for c in counts)
        if len(counts) == 2:
            ratios.append(counts[0] / counts[1])
            line += f'{ratios[-1]:8.3f}'
        print(line, flush=True)
    if ratios:
        print(f'geometric mean of the ratios {run.geometric_mean(ratios):.3f}')


if __name__ == '__main__':
    main()
