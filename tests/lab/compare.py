# gilt lab: the same programs under the policies of the GIL. The shape is what is tested: CPython 2's lock makes two
# threads slower on two cores than on one, CPython 3's makes a thread that waits for requests wait for an interval
# each time, gilt's own does neither.
import lab_command as lab

lab.write('cpu2.py', '''\
import threading
def work():
    for i in range(500_000):
        pass
threads = [threading.Thread(target=work) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print('done')
''')
lab.write('echo.py', '''\
import threading, time
done = False
def spin():
    while not done:
        pass
def serve():
    global done
    for i in range(20):
        time.sleep(0.001)
    done = True
threads = [threading.Thread(target=f) for f in (serve, spin)]
for t in threads: t.start()
for t in threads: t.join()
''')


def table(*args):
    """{policy: (elapsed ms, hand-overs)}, and whether the output was printed."""
    status, text = lab.run('lab', '--no-pictures', *args)
    rows = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 8 and words[2] in ('us', 'ms', 's'):
            rows[words[0]] = float(words[1]) * {'us': 0.001, 'ms': 1, 's': 1000}[words[2]], int(words[3])
    return status, text.splitlines()[0], rows


status, first, two = table('--cores=2', 'cpu2.py')
print(status, first, sorted(two))
status, first, one = table('--cores=1', 'cpu2.py')
print(status, first, one.keys() == two.keys())
print('ticks: slower on two cores', two['ticks:100'][0] > 1.3 * one['ticks:100'][0])
print('others: the same', all(one[p] == two[p] for p in one if p != 'ticks:100'))
print('nobody is faster than the work', max(t for t, _ in one.values()) < 1.05 * min(t for t, _ in one.values()))
status, first, echo = table('--policies=fair,io-first,interval:5ms,interval:1ms', 'echo.py')
print('convoy', echo['interval:5ms'][0] > 100, 20 < echo['interval:1ms'][0] < 60, echo['fair'][0] < 25, echo['io-first'][0] < 25)
print(lab.run('lab', '--policies=sometimes', 'cpu2.py'))
status, text = lab.run('lab', '--ascii', '--policies=fair,never', 'cpu2.py')
print(status, text.count(' GIL '), lab.run('lab', '--ascii', '--policies=fair,never', 'cpu2.py') == (status, text))
lab.clean()
