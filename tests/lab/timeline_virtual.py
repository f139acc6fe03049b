# The timeline of whole programs in virtual time: the same picture each time, by policy. How many instructions a
# program takes is the compiler's affair, so numbers that depend on that are only compared.
import re

import lab_command as lab

lab.write('cpu2.py', '''\
import threading
def work():
    n = 0
    for i in range(3_000_000):
        n += i
threads = [threading.Thread(target=work) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
''')
lab.write('io.py', '''\
import threading, time
def wait():
    time.sleep(0.12)
def spin():
    for i in range(105_000_000):
        pass
threads = [threading.Thread(target=f) for f in (wait, wait, spin)]
for t in threads: t.start()
for t in threads: t.join()
''')
def totals(text):
    """What the rows say: {'T2': {'ran': 6.0, ...}} in ms."""
    result = {}
    for row, tail in re.findall(r'^ (T\d+) +\|[^|]*\|   (.*)$', text, re.M):
        result[row] = {}
        for what, number, unit in re.findall(r'(ran|waited for the GIL|slept|join) ([\d.]+) (us|ms)', tail):
            result[row][what] = float(number) / (1000 if unit == 'us' else 1)
    return result


for policy in 'fair', 'fifo', 'io-first', 'interval:5ms', 'every:1000', 'never', 'ticks:100':
    status, text = lab.run('timeline', '--virtual', f'--sched={policy}', '--ascii', '--why', 'cpu2.py')
    t = totals(text)
    same = abs(t['T2']['ran'] - t['T3']['ran']) < 0.1
    gil = re.search(r'^ GIL +\|([^|]*)\|', text, re.M)[1]
    print(policy, status, 'same work' if same else t, 'slice over' in text, set(gil) <= set('123'),
          'speed-up 1.00x' in text)
    status, text = lab.run('timeline', '--virtual', f'--sched={policy}', '--ascii', '--why', 'io.py')
    t = totals(text)
    print('   slept', t['T2']['slept'], t['T3']['slept'], 'back after', t['T2']['waited for the GIL'] >= 2 and 'the spinner'
          or 'a moment')
print(lab.run('timeline', '--virtual', 'cpu2.py') == lab.run('timeline', '--virtual', 'cpu2.py'))
for ending in 'svg', 'html', 'json':
    lab.run('timeline', '--virtual', f'--{ending}=out', 'cpu2.py')
    print(ending, len(lab.read(f'out.{ending}')) > 1000)
print(lab.run('timeline', '--nonsense', 'cpu2.py')[1].splitlines()[0])
lab.clean()
