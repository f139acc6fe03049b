"""For the tests of this folder: programs in a temporary folder, run by `gilt ...`."""
import os
import re
import sys

folder = f'/tmp/gilt-lab-{os.getpid()}'


def write(name, text):
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/{name}', 'w') as f:
        f.write(text)


def read(name):
    with open(f'{folder}/{name}') as f:
        return f.read()


def run(*args):
    """(exit status, output with errors) of gilt run in the folder."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        os.dup2(w, 1)
        os.dup2(w, 2)
        os.execv(sys.executable, [sys.executable, *args])
    os.close(w)
    parts = []
    while chunk := os.read(r, 65536):
        parts.append(chunk)
    os.close(r)
    text = b''.join(parts).decode()
    text = re.sub(r'==\d+==WARNING: ASan (doesn.t fully support makecontext|is ignoring requested).*\n'
                  r'|False positive error reports may follow\n|For details see .*sanitizers/issues/.*\n', '', text)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text


def clean():
    for name in os.listdir(folder):
        os.remove(f'{folder}/{name}')
    os.rmdir(folder)
