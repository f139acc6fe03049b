"""Runs the benchmark programs under gilt and whatever peers are installed, interleaved, and compares.

    build/gilt tests/bench/run.py [-n ROUNDS] [-p PEER]... [PROGRAM ...]

CPU seconds (user + system, of the whole process) are the minimum over the rounds; all interpreters take turns
within a round, so that a slow moment of the machine hits them alike. A program prints a checksum: a peer that
prints another one is marked. Twins NAME.lua and NAME.js are used where they exist.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = {  # name: (command, ending, Debian package)
    'gilt': ([sys.executable], '.py', None),
    'python3': (['/usr/bin/python3'], '.py', 'python3'),
    'python3.13': (['python3.13'], '.py', 'python3.13'),
    'lua5.4': (['lua5.4'], '.lua', 'lua5.4'),
    'luajit-joff': (['luajit', '-joff'], '.lua', 'luajit'),
    'pypy3': (['pypy3'], '.py', 'pypy3'),
    'qjs': (['qjs'], '.js', 'quickjs'),
    'micropython': (['micropython'], '.py', 'micropython'),
}


def which(name):
    if '/' in name:
        return name if os.access(name, os.X_OK) else None
    for folder in os.environ.get('PATH', '').split(':'):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK) and os.path.isfile(path):
            return path
    return None


def run(command):
    """CPU seconds, output and success of one process."""
    read_end, write_end = os.pipe()
    before = os.times()
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(write_end, 1)
            null = os.open('/dev/null', os.O_WRONLY)
            os.dup2(null, 2)
            os.execv(command[0], command)
        finally:
            os._exit(127)
    os.close(write_end)
    chunks = []
    while chunk := os.read(read_end, 65536):
        chunks.append(chunk)
    os.close(read_end)
    _, status = os.waitpid(pid, 0)
    after = os.times()
    cpu = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return cpu, b''.join(chunks), status == 0


def geometric_mean(values):
    product = 1.0
    for value in values:
        product *= value
    return product ** (1 / len(values)) if values else float('nan')


def parse(argv):
    rounds, peers, programs = 3, [], []
    while argv:
        word = argv.pop(0)
        if word == '-n':
            rounds = int(argv.pop(0))
        elif word == '-p':
            peers.append(argv.pop(0))
        else:
            programs.append(word.removesuffix('.py'))
    return rounds, peers, programs


def main():
    rounds, wanted, programs = parse(sys.argv[1:])
    found = {}
    for name, (command, ending, package) in PEERS.items():
        if wanted and name != 'gilt' and name not in wanted:
            continue
        path = which(command[0])
        if path is None:
            print(f'{name}: not installed (package {package})')
        else:
            found[name] = ([path] + command[1:], ending)
    if not programs:
        programs = sorted(f[:-3] for f in os.listdir(HERE) if f.endswith('.py') and f != 'run.py')
    best = {}
    for program in programs:
        expected = None
        for _ in range(rounds):
            for name, (command, ending) in found.items():
                script = os.path.join(HERE, program + ending)
                if not os.path.exists(script):
                    continue
                cpu, output, ok = run(command + [script])
                expected = expected or (output if ok else None)
                same = ok and output == expected
                old = best.get((program, name))
                cpu = cpu if same else float('nan')
                best[program, name] = cpu if old is None or not old < cpu else old
    width = max(len(p) for p in programs)
    print(f"{'CPU seconds':{width}} " + ' '.join(f'{n:>12}' for n in found))
    for program in programs:
        row = [best.get((program, name)) for name in found]
        print(f'{program:{width}} ' + ' '.join(f'{"-" if v is None else "differs" if v != v else f"{v:.3f}":>12}' for v in row))
    print(f"{'gilt / peer':{width}}")
    for name in found:
        if name == 'gilt':
            continue
        ratios = [best[p, 'gilt'] / best[p, name] for p in programs
                  if best.get((p, name), 0) > 0 and best.get((p, 'gilt'), 0) > 0]
        if ratios:
            print(f'  {name:12} geometric mean {geometric_mean(ratios):.3f} of {len(ratios)} programs, '
                  f'worst {max(ratios):.3f}, best {min(ratios):.3f}')


if __name__ == '__main__':
    main()
