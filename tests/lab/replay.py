# Controlled runs: a seed gives the same run each time, a recorded schedule repeats it, and an edited one makes a (no stress)
# race happen on purpose.
import re

import lab_command as lab

lab.write('race.py', '''\
import threading
counter = 0
def work():
    global counter
    for i in range(3):
        value = counter
        value = value + 1
        counter = value
a = threading.Thread(target=work); b = threading.Thread(target=work)
a.start(); b.start(); a.join(); b.join()
print(counter)
''')
outcomes = set()
for seed in range(12):
    command = 'run', '--virtual', f'--sched=random:{seed}', '--slice=8', 'race.py'
    first = lab.run(*command)
    assert first == lab.run(*command), 'the same seed gave another run'
    status, text = lab.run(*command[:-1], '--record=race.sched', '--events=one', 'race.py')
    assert (status, text) == first, 'recording changed the run'
    replayed = lab.run('replay', '--events=two', 'race.sched')
    assert replayed == first, f'replay of {seed}: {replayed} instead of {first}'
    assert lab.read('one') == lab.read('two'), f'replay of {seed} has other events'
    outcomes.add(text)
print(sorted(outcomes)[-1].strip(), len(outcomes) > 1)

print(lab.run('run', '--virtual', '--sched=every:5', '--record=every.sched', 'race.py'))
head, *lines = lab.read('every.sched').splitlines()
print(re.sub(r'crc \w+', 'crc', head))
print(*lines[:3], sep='\n')
form = r'run T[123] until (blocked|end|race\.py:\d+ before [A-Z_]+)( #\d+)?( +# .*)?'
print(len(lines) > 12, all(re.fullmatch(form, line) for line in lines[3:]))

# Written by hand: A reads, B runs to its end, A goes on with its old value.
lab.write('hand.sched', '''\
gilt-schedule 1   program race.py

thread T2 A
run T1 until blocked          # starts the first thread
run A until race.py:7         # has read 0
run T1 until blocked
run T3 until end              # 3 increments
run T1 until blocked          # joins the first thread
run A until end
''')
print(lab.run('replay', 'hand.sched'))

for number, line in enumerate(('run T2 until tomorrow', 'run B until end', 'walk T1', 'run T1 for some bytecodes',
                               'run T1 until race.py:3 before NONSENSE', 'run T9 until end')):
    lab.write('bad.sched', 'gilt-schedule 1   program race.py\n' + line + '\n')
    print(number, lab.run('replay', 'bad.sched'))
lab.write('bad.sched', 'something else')
print(lab.run('replay', 'bad.sched'))
print(lab.run('run', '--record=x', 'race.py')[1].splitlines()[0])
print(lab.run('run', '--sched=sometimes', 'race.py'))
lab.write('late.py', "import gilt\ntry:\n    gilt.policy('script:race.gsched')\nexcept ValueError as e:\n    print(e)\n")
print(lab.run('run', 'late.py'))
print(lab.run('run', '--virtual', 'nofile.py'))

# Two locks in different order: whether that is a deadlock depends on the schedule.
lab.write('locks.py', '''\
import threading
a = threading.Lock()
b = threading.Lock()
def work(first, second):
    with first:
        with second:
            print('done')
threads = [threading.Thread(target=work, args=x, name=n) for n, x in (('A', (a, b)), ('B', (b, a)))]
for t in threads: t.start()
for t in threads: t.join()
''')
print(lab.run('run', '--virtual', 'locks.py'))
seen = {}
for seed in range(20):
    status, text = lab.run('run', '--virtual', f'--sched=random:{seed}', '--slice=3', '--record=locks.sched', 'locks.py')
    if status not in seen:
        seen[status] = text
        assert lab.run('replay', 'locks.sched') == (status, text.partition('gilt: to repeat')[0])
print(sorted(seen))
print(seen[70])

# A failing run says how to repeat it.
lab.write('fails.py', 'import sys\nsys.exit(3)\n')
print(lab.run('run', '--virtual', '--sched=random:7', 'fails.py'))

# Identities, default hashes and the order of sets do not depend on addresses.
lab.write('identity.py', '''\
import random
class C: pass
objects = [C() for i in range(20)]
print(id(objects[0]) % 16, repr(objects[1]), hash(objects[2]), [objects.index(x) for x in set(objects)], C)
print({'a', 'b', 'c', 'd', C, int, str} and list({'a', 'b', 'c', 'd'}), random.random(), random.randrange(1000))
''')
print(len({lab.run('run', '--virtual', 'identity.py') for i in range(4)}))

# The counter of the textbook, with the default slice.
lab.write('counter.py', '''\
import threading
counter = 0
def work():
    global counter
    for i in range(1_000_000):
        counter += 1
threads = [threading.Thread(target=work) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
''')
results = [lab.run('run', '--virtual', f'--sched=random:{seed}', 'counter.py') for seed in range(6)]
print(all(status == 0 for status, text in results), min(int(text) for status, text in results) < 2_000_000)
lab.clean()
