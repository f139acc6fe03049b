# gilt.stats() and gilt stat: who had the GIL, and who waited for it. Virtual time, so the figures are exact. (no stress)
import re

import lab_command as lab

lab.write('three.py', '''\
import gilt
import threading
import time


def work(n):
    for i in range(n):
        pass


def doze():
    for i in range(10):
        time.sleep(0.00001)


alone = gilt.stats()['by_thread']
print('alone:', [(r['number'], r['held'], r['waits'], r['name']) for r in alone])
threads = [threading.Thread(target=work, args=(50_000,), name='first'),
           threading.Thread(target=work, args=(50_000,), name='second'), threading.Thread(target=doze, name='third')]
for t in threads:
    t.start()
for t in threads:
    t.join()
stats = gilt.stats()
rows = {r['name']: r for r in stats['by_thread']}
print(list(rows), [r['ended'] for r in rows.values()])
first, second, third = rows['first'], rows['second'], rows['third']
print('held is what was computed:', first['held'] == first['bytecodes'], first['bytecodes'] == second['bytecodes'] > 50_000)
print('bytecodes of a thread that sleeps:', third['bytecodes'] < 1000)
print('slices:', first['longest_hold'] in (1000, 2000), second['longest_hold'] in (1000, 2000))
print('turns:', first['turns'] >= first['held'] // 1000, 10 <= third['turns'] <= 20)
print('who computes waits for the other:', abs(first['waited'] - second['held']) <= 2000, first['longest_wait'] < 2100)
print('who sleeps hardly waits:', third['waited'] < 1000)
print('sums:', stats['waits'] == sum(r['waits'] for r in rows.values()),
      stats['waited'] == sum(r['waited'] for r in rows.values()), stats['switches'] >= sum(r['turns'] for r in rows.values()))

# More threads than are remembered.
for i in range(100):
    t = threading.Thread(target=int)
    t.start()
    t.join()
rows = gilt.stats()['by_thread']
print(len(rows), rows[1]['name'], rows[-1]['name'], rows == sorted(rows, key=lambda r: r['number']))
''')
print(*lab.run('run', '--virtual', '--slice=1000', 'three.py'), sep='\n')

lab.write('two.py', '''
import threading
def work():
    for i in range(3_000_000): pass
threads = [threading.Thread(target=work) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print('done')
''')


def shape(text):
    return re.sub(' +', ' ', re.sub(r'(?<![-\d])\d[\d,.]*( [mun]?s\b)?', 'N', text))


status, text = lab.run('stat', '--virtual', 'two.py')
print(status, shape(text))
print(lab.run('stat', '--virtual', 'two.py') == (status, text))
real = lab.run('stat', 'two.py')
print(real[0], shape(real[1]) == shape(text))
lab.clean()
