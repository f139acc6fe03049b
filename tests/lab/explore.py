# gilt explore: the numbers of schedules and of their outcomes are exact, and each example can be replayed.
import re

import lab_command as lab

STEPS = '''\
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
TURNS = '''\
import threading
counter = 0
def work():
    global counter
    for i in range(TURNS):
        counter += 1
threads = [threading.Thread(target=work) for i in range(THREADS)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
'''
SAFE = TURNS.replace('        counter += 1', '        with lock:\n            counter += 1').replace(
    'counter = 0', 'counter = 0\nlock = threading.Lock()', 1)
LOCKS = '''\
import threading
locks = [threading.Lock() for i in range(THREADS)]
def work(i):
    with locks[i]:
        with locks[(i + 1) % THREADS]:
            pass
threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for t in threads: t.start()
for t in threads: t.join()
print('done')
'''
JOKE = '''\
import threading
words = []
def say(*parts):
    for word in parts:
        words.append(word)
a = threading.Thread(target=say, args='ABC'); b = threading.Thread(target=say, args='xyz')
a.start(); b.start(); a.join(); b.join()
print(''.join(words))
'''
ATTRIBUTE = '''\
import threading
class Account:
    balance = 0
account = Account()
def pay(amount):
    account.balance = account.balance + amount
threads = [threading.Thread(target=pay, args=(n,)) for n in (1, 10)]
for t in threads: t.start()
for t in threads: t.join()
assert account.balance == 11, account.balance
'''


def rows(text):
    return [line.split('<-')[0].rstrip() for line in text.splitlines() if re.match(r' (\S.*)  \d+ +\d', line)]


def explore(name, source, *options, **numbers):
    for key, n in numbers.items():
        source = source.replace(key, str(n))
    lab.write('prog.py', source)
    status, text = lab.run('explore', '--budget=1000', *options, 'prog.py')
    print(f'{name}: status {status},{text.splitlines()[0]}')
    for row in rows(text):
        print('  ', row)
    return text


text = explore('three statements', STEPS)
print(text.partition('\n\n')[2])
print(lab.run('replay', 'prog.1.sched'), lab.run('replay', 'prog.2.sched'))
explore('three statements, by line', STEPS, '--grain=line', '--no-files')
explore('2 threads x 2 turns', TURNS, '--no-files', THREADS=2, TURNS=2)
explore('3 threads x 1 turn', TURNS, '--no-files', THREADS=3, TURNS=1)
explore('2 x 3 turns, one preemption', TURNS, '--no-files', '--max-preempt=1', THREADS=2, TURNS=3)
explore('with a lock', SAFE, '--no-files', THREADS=2, TURNS=1)
text = explore('crossed locks', LOCKS, THREADS=2)
print(lab.run('replay', 'prog.2.sched')[0])
explore('philosophers', LOCKS, '--no-files', THREADS=3)
text = explore('two sentences', JOKE, '--no-files')
explore('attribute', ATTRIBUTE, '--no-files')
text = explore('goal', TURNS, '--no-files', '--goal=counter == 2', THREADS=2, TURNS=3)
explore('assertion', TURNS, '--no-files', '--assert=counter == 2', THREADS=2, TURNS=1)
explore('only what is named', TURNS, '--no-files', '--vars=nothing', THREADS=2, TURNS=2)
PRINTED = """\
import threading
def say(*parts):
    for word in parts:
        print(word, end='')
a = threading.Thread(target=say, args='AB'); b = threading.Thread(target=say, args='xy')
a.start(); b.start(); a.join(); b.join()
"""
text = explore('what is printed', PRINTED, '--no-files')
print([line for line in text.splitlines() if 'race on' in line])
# By lot: the schedules that are found are some of all, and the same seed finds the same ones first.
for strategy in 'pct', 'random':
    lab.write('prog.py', TURNS.replace('THREADS', '2').replace('TURNS', '5'))
    status, text = lab.run('explore', '--budget=100', '--no-files', f'--strategy={strategy}', '--goal=counter < 10', 'prog.py')
    again = lab.run('explore', '--budget=100', '--no-files', f'--strategy={strategy}', '--goal=counter < 10', 'prog.py')
    print(strategy, status, again == (status, text), 'the goal is reached' in text, 'from seed 1 ' in text)
print(lab.run('explore', '--strategy=best', 'prog.py')[1].splitlines()[0])
print(lab.run('explore', '--seed=0', 'prog.py')[1].splitlines()[0])
print(lab.run('explore', '--grain=letter', 'prog.py')[1].splitlines()[0])
print(lab.run('explore', '--assert=1 +', 'prog.py')[1].splitlines()[0])
lab.clean()
