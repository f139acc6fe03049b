"""Runs the benchmark programs under gilt and whatever peers are installed, interleaved, and compares.

    build/gilt tests/bench/run.py [-n ROUNDS] [-p PEER]... [--all] [KIND | PROGRAM ...]

A folder is a kind; a program prints a checksum, and a peer that prints another one is marked. Twins NAME.lua and
NAME.js are used where they exist. CPU seconds (user + system, of the whole process) are the minimum over the
rounds; all interpreters take turns within a round, so that a slow moment of the machine hits them alike. Peak
memory is the largest resident set of the process. -p names a peer of the table below or gives a path of a Python;
without -p CPython and Lua run, with --all every one that is found.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = {  # name: (command, ending, Debian package)
    'gilt': ([sys.executable], '.py', None),
    'python3.11': (['python3.11'], '.py', 'python3'),
    'python3.13': (['python3.13'], '.py', 'python3.13'),
    'lua5.4': (['lua5.4'], '.lua', 'lua5.4'),
    'luajit': (['luajit', '-joff'], '.lua', 'luajit'),
    'pypy3': (['pypy3'], '.py', 'pypy3'),
    'qjs': (['qjs'], '.js', 'quickjs'),
    'micropython': (['micropython'], '.py', 'micropython'),
}
USUAL = ['gilt', 'python3.11', 'python3.13', 'lua5.4', 'luajit']
PLACES = ['/usr/bin', '/usr/local/bin'] + os.environ.get('PATH', '').split(':')
PYENV = os.path.expanduser('~/.pyenv/versions')
KINDS = {  # folder: (name in issues and docs, bar: share of CPython 3.11's time that must be reached, the aim)
    'calls': ('recursive calls', 0.40, 0.25), 'ints': ('nested int loops', 0.20, 0.15),
    'floats': ('floats in locals', 0.28, 0.20), 'methods': ('methods and attributes', 0.40, 0.25),
    'strdicts': ('string-keyed dicts', 0.55, 0.40), 'intdicts': ('int-keyed dicts', 0.35, 0.22),
    'trees': ('binary trees', 0.35, 0.22), 'matrix': ('lists of lists of floats', 0.40, 0.25),
    'closures': ('closures', 0.45, 0.25), 'generators': ('generators', 0.50, 0.35),
    'comps': ('comprehensions, zip, sum', 0.50, 0.35), 'exceptions': ('exceptions', 0.50, 0.30),
    'cycles': ('cyclic garbage', 0.50, 0.30), 'bigints': ('big integers', 1.00, 0.50),
    'texts': ('sorting, strings, tokenizing', 0.60, 0.40),
}


def places(name):
    """Folders to look into: real interpreters before the wrappers that a version manager puts into PATH."""
    if '/' in name:
        return ['']
    managed = sorted(os.listdir(PYENV)) if os.path.isdir(PYENV) else []
    return PLACES[:2] + [f'{PYENV}/{v}/bin' for v in managed] + PLACES[2:]


def which(name):
    for folder in places(name):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK) and os.path.isfile(path):
            return path
    return None


def run(command):
    """CPU seconds, peak memory in MB, output and success of one process."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(write_end, 1)
            os.dup2(os.open('/dev/null', os.O_WRONLY), 2)
            os.execv(command[0], command)
        finally:
            os._exit(127)
    os.close(write_end)
    chunks = []
    while chunk := os.read(read_end, 65536):
        chunks.append(chunk)
    os.close(read_end)
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, b''.join(chunks), status == 0


def geometric_mean(values):
    product = 1.0
    for value in values:
        product *= value
    return product ** (1 / len(values)) if values else float('nan')


def parse(argv):
    rounds, peers, words = 3, [], []
    while argv:
        word = argv.pop(0)
        if word == '-n':
            rounds = int(argv.pop(0))
        elif word == '-p':
            peers.append(argv.pop(0))
        elif word == '--all':
            peers = list(PEERS)
        else:
            words.append(word.removesuffix('.py'))
    return rounds, ['gilt'] + [p for p in peers if p != 'gilt'] if peers else USUAL, words


def find_peers(wanted):
    found = {}
    for name in wanted:
        command, ending, package = PEERS.get(name, ([name], '.py', None))
        path = which(command[0])
        if path is None:
            print(f'{name}: not installed' + (f' (package {package})' if package else ''))
        else:
            found[name] = ([path] + command[1:], ending)
    return found


def find_programs(words):
    programs = [f'{kind}/{f[:-3]}' for kind in KINDS for f in sorted(os.listdir(os.path.join(HERE, kind)))
                if f.endswith('.py')]
    if words:
        programs = [p for p in programs if p in words or p.split('/')[0] in words or p.split('/')[1] in words]
    return programs


def measure(programs, peers, rounds):
    """{(program, peer): (seconds, megabytes)}, and what is wrong with the pairs that have none."""
    best, wrong = {}, {}
    for program in programs:
        expected = None
        for _ in range(rounds):
            for name, (command, ending) in peers.items():
                script = os.path.join(HERE, program + ending)
                if not os.path.exists(script):
                    continue
                seconds, memory, output, ok = run(command + [script])
                output = b' '.join(output.split())
                if expected is None and ok:
                    expected = output
                if not ok:
                    wrong[program, name] = 'fails'
                elif output != expected:
                    wrong[program, name] = 'differs'
                else:
                    old = best.get((program, name), (seconds, memory))
                    best[program, name] = (min(old[0], seconds), min(old[1], memory))
    return {key: entry for key, entry in best.items() if key not in wrong}, wrong


def show_table(title, programs, peers, best, wrong, column):
    width = max(len(p) for p in programs)
    print(f'{title:{width}} ' + ' '.join(f'{n[-11:]:>11}' for n in peers))
    for program in programs:
        cells = []
        for name in peers:
            entry = best.get((program, name))
            value = entry and entry[column]
            cells.append(wrong.get((program, name), '-') if entry is None else f'{value:.3f}' if column == 0
                         else f'{value:.1f}')
        print(f'{program:{width}} ' + ' '.join(f'{c:>11}' for c in cells))


def ratio(programs, name, best, column):
    """Geometric mean of gilt / peer over the programs that both ran, and how many those were."""
    values = [best[p, 'gilt'][column] / best[p, name][column] for p in programs
              if (p, name) in best and (p, 'gilt') in best]
    return geometric_mean(values), len(values)


def show_ratios(programs, peers, best):
    others = [n for n in peers if n != 'gilt']
    print(f"{'gilt / peer, by kind':30} " + ' '.join(f'{n[-11:]:>11}' for n in others) + '    must   aims (of python3.11)')
    kinds = {}
    for kind, (title, bar, aim) in KINDS.items():
        members = [p for p in programs if p.split('/')[0] == kind]
        if not members:
            continue
        cells = []
        for name in others:
            value, count = ratio(members, name, best, 0)
            if count:
                kinds.setdefault(name, []).append(value)
            cells.append(f'{value:.3f}' if count else '-')
        print(f'{title:30} ' + ' '.join(f'{c:>11}' for c in cells) + f'    {bar:.2f}   {aim:.2f}')
    for what, column in (('time, all programs', 0), ('peak memory, all programs', 1)):
        print(f'{what:30} ' + ' '.join(f'{ratio(programs, n, best, column)[0]:>11.3f}' for n in others))
    print(f"{'time, mean of the kinds':30} " + ' '.join(f'{geometric_mean(kinds.get(n, [])):>11.3f}' for n in others))


def main():
    rounds, wanted, words = parse(sys.argv[1:])
    programs = find_programs(words)
    if not programs:
        sys.exit(f"usage: run.py [-n ROUNDS] [-p PEER] ... [--all] [kind or program] ...\nkinds: {' '.join(KINDS)}")
    peers = find_peers(wanted)
    best, wrong = measure(programs, peers, rounds)
    show_table('CPU seconds', programs, peers, best, wrong, 0)
    print()
    show_table('peak memory, MB', programs, peers, best, wrong, 1)
    print()
    show_ratios(programs, peers, best)


if __name__ == '__main__':
    main()
