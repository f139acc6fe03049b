# faulthandler: stacks now, after a time, on a signal, and in a crash.
import faulthandler
import os
import re
import signal
import sys
import threading
import time


def shown(text):
    """The lines without numbers of threads and without the lines of the library."""
    text = re.sub(r'0x[0-9a-f]+', '0x', text.replace(__file__, 'faults.py'))
    return [line for line in text.splitlines() if not re.search(r'File ".*(threading|faulthandler)(\.py|>)?"', line)]


def output(function):
    """What function(file) writes to the file."""
    r, w = os.pipe()
    with open(w, 'w') as f:
        function(f)
    with open(r) as f:
        return shown(f.read())


def inner(f, **more):
    faulthandler.dump_traceback(f, **more)


print(*output(lambda f: inner(f, all_threads=False)), sep='\n')
print(*output(lambda f: inner(f.fileno(), all_threads=False)), sep='\n')
started, end = threading.Event(), threading.Event()


def waits():
    started.set()
    end.wait()


thread = threading.Thread(target=waits)
thread.start()
started.wait()
print(*output(inner), sep='\n')


# --- later ---

def later():
    r, w = os.pipe()
    faulthandler.dump_traceback_later(0.01, file=w)
    text = ''
    while 'in <module>\n' not in text:  # the main thread comes last
        text += os.read(r, 4096).decode()
    faulthandler.cancel_dump_traceback_later()
    os.close(r)
    os.close(w)
    return shown(text)


lines = later()
print(lines[0], lines.count('Thread 0x (most recent call first):'), any(line.endswith(' in later') for line in lines))


def called_off(f):
    faulthandler.dump_traceback_later(60, file=f)
    faulthandler.cancel_dump_traceback_later()
    faulthandler.cancel_dump_traceback_later()


print(output(called_off))
for wrong in 0, -1, 'x', 1e30:
    try:
        faulthandler.dump_traceback_later(wrong)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__)


# --- on a signal ---

def on_signal(f):
    faulthandler.register(signal.SIGUSR1, f, all_threads=False)
    os.kill(os.getpid(), signal.SIGUSR1)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))


signal.signal(signal.SIGUSR1, lambda *args: print('the one before'))
print(*output(on_signal), sep='\n')


def chained(f):
    faulthandler.register(signal.SIGUSR1, f, all_threads=False, chain=True)
    os.kill(os.getpid(), signal.SIGUSR1)
    faulthandler.unregister(signal.SIGUSR1)


print(len(output(chained)))
os.kill(os.getpid(), signal.SIGUSR1)
try:
    faulthandler.register(signal.SIGSEGV)
except RuntimeError as error:
    print(error)
end.set()
thread.join()


# --- in a crash ---

def crash(how, **more):
    """How a child ends that crashes, and what it writes."""
    def child(f):
        pid = os.fork()
        if pid == 0:
            faulthandler.enable(f, **more)
            how()
            os._exit(0)
        status.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

    status = []
    lines = output(child)
    return status[0], [line for line in lines if ' in ' not in line or line.endswith((' in deep', ' in crash'))]


def deep():
    os.kill(os.getpid(), signal.SIGSEGV)


print(faulthandler.is_enabled(), crash(deep)[0], crash(deep)[1][:3])
print(crash(deep, all_threads=False))
print(crash(faulthandler._sigabrt)[0], crash(lambda: os.kill(os.getpid(), signal.SIGFPE))[1][0])
print(crash(lambda: faulthandler.disable() and deep()))
print(faulthandler.enable(), faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable())
for wrong in -1, 'file', None:
    try:
        sys.stderr, kept = None, sys.stderr
        faulthandler.dump_traceback(wrong)
    except (ValueError, AttributeError, RuntimeError) as error:
        print(type(error).__name__)
    finally:
        sys.stderr = kept
