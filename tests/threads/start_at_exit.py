# Threads that are started while the program ends: each start works, or is refused with RuntimeError; the program ends
# with status 0 and says nothing. GILT_STRESS=full: a thousand programs.
import os
import sys

PROGRAM = """
import threading

def keeps_starting():
    while True:
        try:
            threading.Thread(target=int, daemon=daemon).start()
        except RuntimeError:
            return

daemon = %s
for i in range(3):
    threading.Thread(target=keeps_starting, daemon=True).start()
"""


def end_of(program):
    """Exit status and output of a process that runs it."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 1)
        os.dup2(w, 2)
        os.execv(sys.executable, [sys.executable, '-c', program])
    os.close(w)
    with open(r) as f:
        text = f.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text


ROUNDS = 500 if os.environ.get('GILT_STRESS') == 'full' else 5
print({end_of(PROGRAM % daemon) for daemon in (True, False) for i in range(ROUNDS)})
