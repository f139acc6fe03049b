# Time limits of every kind of wait that has one, beside a thread that computes: they come, never early, and the wait
# ends as it should afterwards. GILT_STRESS=full: twenty times each.
import threading
import time

from waits import FULL, WAITS, ends_well

ROUNDS = 20 if FULL else 2
LIMIT = 0.03
going = True


def spin():
    while going:
        pass


def timed(name):
    """What happened at the end of the time, whether that was too early, and whether a wait afterwards is right."""
    wait = WAITS[name]()
    begin = time.monotonic()
    try:
        result = bool(wait.timed(LIMIT))
    except Exception as error:
        result = type(error).__name__
    early = time.monotonic() - begin < LIMIT - 0.001
    if name in ('recvfrom', 'accept', 'sendall'):  # keep their limit, or have sent a part
        wait.close()
        return result, early, True
    return result, early, ends_well(wait)


spinner = threading.Thread(target=spin, daemon=True)
spinner.start()
for name, make in WAITS.items():
    if make.timed is not None:
        print(name, *sorted({timed(name) for i in range(ROUNDS)}, key=repr))
going = False
spinner.join()
