"""Does every Python file of a library folder compile, and which of its modules import?

    gilt tests/tools/check_library.py FOLDER

Prints the files that do not compile (with the error), then the modules that do not import with the reason, then
the counts. Exit status 1 when a file that is meant to compile does not. Each import runs in a process of its own.
"""

import os
import subprocess
import sys

# Files that are wrong on purpose (for tests of the compiler) or are no Python 3.
BROKEN = ('lib2to3/tests/data/', 'test/bad', 'tokenizedata/bad', 'badsyntax', 'idlelib/', 'turtledemo/')
SKIPPED = ('test', 'idlelib', 'tkinter', 'turtle', 'turtledemo', 'lib2to3', 'ensurepip', 'antigravity', 'this',
           'dist-packages', 'site-packages', '__main__', 'config-3', 'lib-dynload', 'pydoc_data', '__phello__')


def files(folder):
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != '__pycache__')
        for name in sorted(names):
            if name.endswith('.py'):
                yield os.path.join(path, name)


def check_compiles(folder):
    good, bad = 0, []
    for path in files(folder):
        try:
            with open(path, 'rb') as f:
                compile(f.read(), path, 'exec')
            good += 1
        except Exception as e:
            if not any(part in path for part in BROKEN):
                bad.append((path, f'{type(e).__name__}: {e}'))
    return good, bad


def modules(folder):
    for path in files(folder):
        name = os.path.relpath(path, folder)[:-3].replace('/', '.').removesuffix('.__init__')
        if not any(part.startswith(SKIPPED) for part in name.split('.')) and '-' not in name:
            yield name


def reason(name, folder):
    environment = dict(os.environ, GILTPATH=folder)
    p = subprocess.run([sys.executable, '-c', f'import {name}'], env=environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    lines = p.stderr.decode(errors='replace').strip().splitlines()
    return None if p.returncode == 0 else lines[-1] if lines else f'status {p.returncode}'


def main(folder):
    compiled, broken = check_compiles(folder)
    for path, error in broken:
        print('does not compile:', path, error)
    imported = 0
    for name in modules(folder):
        try:
            why = reason(name, folder)
        except subprocess.TimeoutExpired:
            why = 'timeout'
        if why is None:
            imported += 1
        else:
            print('does not import:', name, '-', why)
    print(f'{compiled} files compile, {len(broken)} do not; {imported} modules import')
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
