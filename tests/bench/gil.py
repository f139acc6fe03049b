"""The table of docs/gil.md: what the lock costs and how soon a thread gets it, gilt beside CPython.

    build/gilt tests/bench/gil.py [-n ROUNDS] [--policies] [PYTHON ...]

Runs each row of tests/bench/gil/rows.py as a process of its own, under gilt and under each PYTHON given (default:
whatever python3 there is), interleaved, ROUNDS times (default 3), and prints the best figure of each beside the
bar that gilt has to pass. The best and not the mean, because other programs on the machine can only make a figure
worse. --policies measures gilt's own policies against each other instead. The costs of crossing the border come
from the test program unit-test_cost beside gilt, where it has been built.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = os.path.join(HERE, 'gil', 'rows.py')


def us(x):
    return f'{x * 1e6:.3g} us'


def ms(x):
    return f'{x * 1e3:.3g} ms'


def ratio(x):
    return f'{x:.3f}'


def per_second(x):
    return f'{x:.0f}/s'


def percent(x):
    return f'{x * 100:.0f} %'


def count(x):
    return f'{x:.0f}'


# title, row, figure out of the row's values, best of the rounds, how to write it, bar
TABLE = [
    ('two threads that compute / the same work in one', 'two', lambda v: v['ratio'], min, ratio, '<= 1.02'),
    ('round trip to another process, no spinner', 'echo_alone', lambda v: v['median'], min, us, ''),
    ('round trip beside one spinner, median', 'echo', lambda v: v['median'], min, us, '<= 50 us'),
    ('round trip beside one spinner, p99', 'echo', lambda v: v['p99'], min, us, ''),
    ('UDP requests, no spinner', 'udp', lambda v: v['rate0'], max, per_second, ''),
    ('UDP requests beside 1 spinner', 'udp', lambda v: v['rate1'], max, per_second, ''),
    ('UDP requests beside 4 spinners', 'udp', lambda v: v['rate4'], max, per_second, ''),
    ('UDP rate beside 1 spinner / without', 'udp', lambda v: v['rate1'] / v['rate0'], max, percent, '>= 50 %'),
    ('UDP rate beside 4 spinners / without', 'udp', lambda v: v['rate4'] / v['rate0'], max, percent, '>= 50 %'),
    ('longest wait of any of 8 spinners', 'gaps', lambda v: v['longest'], min, ms, ''),
    ('the same in rounds of 8 turns', 'gaps', lambda v: v['rounds'], min, ratio, '<= 2'),
    ('most / least work of 8 spinners', 'gaps', lambda v: v['unfairness'], min, ratio, ''),
    ('three threads that wait 120 ms each', 'waits', lambda v: v['seconds'], min, ms, '<= 121 ms'),
    ('lost updates of counter += 1 in 2,000,000', 'lost', lambda v: v['lost'], max, count, '> 0'),
    ('late by, while another thread loops', 'beats', lambda v: v['loop'], min, ms, ''),
    ('late by, while another sorts 400,000', 'beats', lambda v: v['sorted'], min, ms, ''),
    ('late by, while another runs sum(range(10**7))', 'beats', lambda v: v['sum'], min, ms, ''),
    ('late by, while a regex backtracks', 'beats', lambda v: v['regex'], min, ms, ''),
    ('late by, while another computes 7 ** 200000', 'beats', lambda v: v['power'], min, ms, ''),
]
OWN = [('recording of events on / off, two threads', 'recorded', lambda v: v['ratio'], min, ratio, '<= 1.02')]
POLICIES = ['fair', 'fifo', 'io-first', 'every:10000', 'random:1', 'ticks:100', 'interval:5ms', 'never']
POLICY_ROWS = ['two', 'echo', 'gaps']


def run(command):
    """What a process writes to its standard output, or None when it fails."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(w, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os.execv(command[0], command)
        finally:
            os._exit(127)
    os.close(w)
    chunks = []
    while chunk := os.read(r, 65536):
        chunks.append(chunk)
    os.close(r)
    status = os.waitpid(pid, 0)[1]
    return b''.join(chunks).decode() if status == 0 else None


def measure(python, row, *more):
    """The values that a row prints, as a dict; {} when it fails."""
    output = run([python, ROWS, row, *more])
    return {name: float(value) for name, value in map(str.split, (output or '').splitlines())}


def find(name):
    for folder in [''] if '/' in name else os.environ.get('PATH', '').split(':'):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    return None


def best_of(results, figure, choose):
    values = [figure(v) for v in results if v]
    return choose(values) if values else None


def print_table(titles, lines):
    widths = [max(len(str(line[i])) for line in [titles] + lines) for i in range(len(titles))]
    for line in [titles, ['-' * w for w in widths]] + lines:
        print('| ' + ' | '.join(str(x).ljust(w) for x, w in zip(line, widths)) + ' |', flush=True)


def compare(pythons, rounds):
    rows = list(dict.fromkeys(row for _, row, *_ in TABLE))
    results = {}
    for _ in range(rounds):
        for row in rows:
            for name, path in pythons.items():
                results.setdefault((name, row), []).append(measure(path, row))
        for _, row, *_ in OWN:
            results.setdefault(('gilt', row), []).append(measure(sys.executable, row))
    lines = []
    for title, row, figure, choose, write, bar in TABLE + OWN:
        line = [title, bar]
        for name in pythons:
            best = best_of(results.get((name, row), []), figure, choose)
            line.append('-' if best is None else write(best))
        lines.append(line)
    print_table(['measure', 'bar'] + list(pythons), lines)
    costs = os.path.join(os.path.dirname(sys.executable), 'unit-test_cost')
    if os.path.exists(costs):
        print()
        print(run([costs, '1000000']))


def compare_policies(rounds):
    lines = []
    for policy in POLICIES:
        found = {row: [] for row in POLICY_ROWS}
        for _ in range(rounds):
            for row in POLICY_ROWS:
                if policy != 'never' or row == 'two':
                    found[row].append(measure(sys.executable, row, policy))
        line = [policy]
        for row, name, choose, write in (('two', 'ratio', min, ratio), ('echo', 'median', min, us), ('echo', 'p99', min, us),
                                         ('gaps', 'longest', min, ms), ('gaps', 'unfairness', min, ratio)):
            best = best_of(found[row], lambda v: v[name], choose)
            line.append('-' if best is None else write(best))
        lines.append(line)
    print_table(['policy', 'two / one', 'round trip', 'p99', 'longest wait of 8', 'most / least'], lines)


def main(argv):
    rounds, policies, names = 3, False, []
    while argv:
        word = argv.pop(0)
        if word == '-n':
            rounds = int(argv.pop(0))
        elif word == '--policies':
            policies = True
        else:
            names.append(word)
    if policies:
        return compare_policies(rounds)
    pythons = {'gilt': sys.executable}
    for name in names or ['python3']:
        path = find(name)
        if path is None:
            print(f'{name}: not found')
        else:
            pythons[os.path.basename(name)] = path
    compare(pythons, rounds)


main(sys.argv[1:])
