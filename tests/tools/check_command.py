"""Checks that what `gilt --help` (standard input) says fits a screen, and that the shell completions and
the manual page know every option and subcommand in it.   gilt --help | gilt check_command.py ROOT"""

import re
import sys

root = sys.argv[1]
lines = sys.stdin.read().splitlines()
faults = []

if len(lines) > 24:
    faults.append(f'--help has {len(lines)} lines, a screen has 24')
faults += [f'--help: longer than 80 columns: {line}' for line in lines if len(line) > 80]

options = [o for line in lines for o in re.findall(r'(?:^|  )-(\w) ', line)]
long_options = [m[1] for line in lines if (m := re.match(r' +--([\w-]+)', line))]
commands = [m[1] for line in lines if (m := re.match(r' +gilt (\w+) ', line))]
if len(options) < 10 or not commands:
    faults.append('--help could not be read')

forms = {
    'docs/completion/gilt.bash': (lambda o: f'-{o}', r'(?<![\w-])-(\w)(?![\w-])'),
    'docs/completion/_gilt': (lambda o: f'-{o}', r'[\'"*){,]-(\w)[\[,]'),
    'docs/completion/gilt.fish': (lambda o: f' -s {o} ', r' -s (\w) '),
    'docs/gilt.1': (lambda o: f'.B \\-{o}', r'(?m)^\.BR? \\-(\w)'),
}
for name, (form, pattern) in forms.items():
    with open(f'{root}/{name}', encoding='utf-8') as f:
        text = f.read()
    known = set(re.findall(pattern, text))
    faults += [f'{name}: option -{o} is missing' for o in options if o not in known]
    if name == 'docs/gilt.1':
        faults += [f'{name}: option -{o} does not exist' for o in sorted(known - set(options))]
    faults += [f'{name}: --{o} is missing' for o in long_options if o not in text.replace('\\-', '-')]
    faults += [f'{name}: subcommand {c} is missing' for c in commands if not re.search(rf'\b{c}\b', text)]

print('\n'.join(faults) or f'{len(options)} options, {len(commands)} subcommands')
sys.exit(bool(faults))
