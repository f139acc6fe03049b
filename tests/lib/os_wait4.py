# os.wait3 and os.wait4: the status of a child and what it used.
import os

pid = os.fork()
if pid == 0:
    os._exit(3)
done, status, usage = os.wait4(pid, 0)
print(done == pid, os.waitstatus_to_exitcode(status), len(usage), type(usage).__name__)
print(isinstance(usage.ru_utime, float), usage.ru_utime >= 0, usage.ru_stime < 60, usage.ru_maxrss > 100)
print(usage[2] == usage.ru_maxrss, usage[15] == usage.ru_nivcsw)

pid = os.fork()
if pid == 0:
    os._exit(0)
done, status, usage = os.wait3(0)
print(done == pid, status, usage.ru_maxrss > 100)
for call in (lambda: os.wait4(-1, 0), lambda: os.wait3(0)):
    try:
        call()
    except ChildProcessError as e:
        print(e)
try:
    os.wait4('x', 0)
except TypeError as e:
    print(type(e).__name__)
