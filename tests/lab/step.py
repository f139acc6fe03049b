# gilt step: commands from a file. Instructions are those of the compiler of the day, so they and their numbers are hidden.
import os
import re

import lab_command as lab

RACE = '''\
import threading
counter = 0
def work():
    global counter
    value = counter
    value = value + 1
    counter = value
a = threading.Thread(target=work); b = threading.Thread(target=work)
a.start(); b.start(); a.join(); b.join()
print(counter)
'''
LOCKS = '''\
import threading
a, b = threading.Lock(), threading.Lock()
def pay(first, second):
    with first:
        with second:
            print('paid')
ts = [threading.Thread(target=pay, args=p) for p in ((a, b), (b, a))]
for t in ts: t.start()
for t in ts: t.join()
'''
WAITS = '''\
import queue, threading
class Odd:
    def __repr__(self):
        return threading.current_thread().name
odd, q, seen = Odd(), queue.Queue(), []
def take():
    seen.append(q.get())
def put():
    seen.append('before')
    q.put('item')
ts = [threading.Thread(target=take), threading.Thread(target=put)]
for t in ts: t.start()
for t in ts: t.join()
print(seen)
'''


def session(name, text, commands):
    lab.write(name, text)
    lab.write('commands', '\n'.join(commands) + '\n')
    kept = os.dup(0)
    os.dup2(os.open(f'{lab.folder}/commands', os.O_RDONLY), 0)
    status, text = lab.run('step', '--script', name)
    os.dup2(kept, 0)
    text = re.sub(r'next: \w+.*', 'next: ...', text)
    print(status, re.sub(r'(step|switches:) \d+', r'\1 N', text))


# A lost update, chosen by hand; back and another way; what was chosen is kept
session('race.py', RACE, ['2', 'n 3', 'n 2', 'n', 's lost.sched', 'g', 'o', 'n', 'b', 'b', 'b', 'b', 'b', 'n 2', 'n 2', 'n 2',
                          'n', 'g', 'q'])
print(*lab.run('replay', 'lost.sched'))
# A thread that wants a taken lock cannot be chosen; the deadlock
session('locks.py', LOCKS, ['n 2', 'n 3', 'n 2', '2', 'n 3', 'b', 'g'])
# A thread that waits; a __repr__ of the program is not called
session('waits.py', WAITS, ['n 2', 'n 2', 'n 3', 'g', 'q'])
# What is no command
session('race.py', RACE, ['', 'x', '99', 'n 99', 'n x', 's', 's /no/such/folder', 'g 5', 'b'])
session('none.py', 'print("no threads")\n', ['n', '1', 'b', 'o'])
session('fails.py', RACE.replace('value + 1', '1 // value'), ['g'])
lab.clean()
