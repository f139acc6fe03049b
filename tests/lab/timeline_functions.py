# Functions written in C that keep the GIL for long are named where a thread had to let go inside of one.
import re

import lab_command as lab

lab.write('hold.py', '''\
import threading, time, zlib
text, raw, numbers = 'ab' * 100_000, bytes(range(256)) * 8000, [(i * 7919) % 100_003 for i in range(100_000)]
def beat():
    while going:
        time.sleep(0.0005)
going = True
t = threading.Thread(target=beat)
t.start()
numbers.sort()
sorted(numbers, reverse=True)
zlib.compress(raw)
sum(range(3_000_000))
total = max(map(abs, range(1_000_000)))
big = [sum][0](range(3_000_000))
7 ** 100_000
going = False
t.join()
''')
status, text = lab.run('timeline', '--virtual', '--sched=fair', '--why', 'hold.py')
found = set(re.findall(r'T1 stopped (inside \w+\(\)|before [A-Z]+)', text))
print(status, *sorted(f for f in found if f.startswith('inside')))
lab.clean()
