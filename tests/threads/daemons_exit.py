# The end of a program with daemon threads in every state and every kind of wait: nothing of theirs runs any more, (no stress)
# and nobody waits for them. GILT_STRESS=full: fifty such programs.
import os
import sys
import threading
import time

from waits import FULL, WAITS


def compute():
    while True:
        pass


def swallow():
    while True:
        try:
            while True:
                pass
        except BaseException:
            print('never')


def start_others():
    while True:
        time.sleep(0.0005)
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()  # while the program ends as well


def finalizes():
    class Late:
        def __del__(self):
            print('never')
    kept = Late()
    lock.acquire()


def run(f):
    started.wait()
    try:
        f()
    finally:
        print('never')


def program():
    """Ends with daemons everywhere."""
    time.sleep(0.01)
    for wait in waits:
        for name in os.listdir(wait.folder) if hasattr(wait, 'folder') else []:
            os.remove(f'{wait.folder}/{name}')
            os.rmdir(wait.folder)
    print('end', len(jobs))


def again():
    """This program once more, as a process of its own: its exit status and output."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 1)
        os.environ.pop('GILT_STRESS')
        os.execv(sys.executable, [sys.executable, __file__])
    os.close(w)
    with open(r) as f:
        text = f.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text


if FULL:
    print({again() for i in range(50)}, file=sys.stderr)
waits = [make() for name, make in WAITS.items() if name not in ('waitpid', 'subprocess')]  # (children would stay)
lock = threading.Lock()
lock.acquire()
jobs = [compute, swallow, start_others, finalizes] + [wait.block for wait in waits]
started = threading.Barrier(len(jobs) + 1)
for f in jobs:
    threading.Thread(target=run, args=(f,), daemon=True).start()
started.wait()
program()
