# gilt.threads(), gilt.dump(), gilt.waitfor() and SIGQUIT show what all threads do; the program goes on.
import io
import os
import signal
import sys
import threading
import time

import gilt

lock = threading.RLock()
leave = threading.Event()


def holder():
    with lock:
        leave.wait()


def wanter():
    with lock:
        print('got it')


def facts(name):
    return next((t for t in gilt.threads() if t['name'] == name), {'waiting_for': None})


def until(test):
    while not test():
        time.sleep(0.001)


a = threading.Thread(target=holder, name='Holder')
a.start()
until(lambda: facts('Holder')['waiting_for'])
b = threading.Thread(target=wanter, name='Wanter')
b.start()
until(lambda: facts('Wanter')['waiting_for'])

w = facts('Wanter')
print(w['state'], w['kind'], w['object'] is lock, w['holder'] == facts('Holder')['number'], w['line'], w['forever'])
print(facts('MainThread')['state'], facts('MainThread')['main'], facts('Holder')['daemon'])
print(gilt.waitfor())
for name in 'w.dot', 'w.svg':
    path = f'/tmp/gilt-test-{os.getpid()}-{name}'
    gilt.waitfor(path)
    with open(path) as f:
        text = f.read()
    os.remove(path)
    print(name, text.split()[0], text.count('Wanter'), text.count('RLock `lock`'))
try:
    gilt.waitfor('w.png')
except ValueError as error:
    print(error)

sys.stderr = io.StringIO()
os.kill(os.getpid(), signal.SIGQUIT)
until(sys.stderr.getvalue)
text = sys.stderr.getvalue().replace(__file__, 'dump.py')
sys.stderr = sys.__stderr__
print('\n'.join(line for line in text.splitlines() if not line.startswith('  <frozen')))
print(signal.getsignal(signal.SIGQUIT) is signal.SIG_DFL)
leave.set()
a.join()
b.join()
