# threading.local, _thread.
import _thread
import gc
import threading
import time
import weakref


def in_thread(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()


l = threading.local()
l.x = 1
in_thread(lambda: print(hasattr(l, 'x'), l.__dict__))


def change():
    l.x = 2
    l.y = 3
    print(l.x, sorted(l.__dict__))


in_thread(change)
print(l.x, l.__dict__)
for bad in (lambda: l.nothing, lambda: l.__delattr__('nothing'), lambda: setattr(l, '__dict__', {}),
            lambda: threading.local(1)):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del l.x
print(hasattr(l, 'x'))


class Mine(threading.local):
    shared = 'class'
    made = 0

    def __init__(self, start, *, step=1):
        Mine.made += 1
        self.value = start
        self.step = step

    def grow(self):
        self.value += self.step
        return self.value

    @property
    def twice(self):
        return self.value * 2


m = Mine(10, step=5)
print(m.grow(), m.grow(), m.twice, m.shared)
in_thread(lambda: print(m.grow(), m.twice, m.step))
in_thread(lambda: print(m.grow()))
print(m.value, Mine.made)
try:
    m.twice = 1
except AttributeError as e:
    print(e)


class Bad(threading.local):
    def __init__(self, fail=[]):
        if fail:
            raise ValueError('in __init__')
        fail.append(1)


b = Bad()


def touch():
    try:
        b.x
    except ValueError as e:
        print(e)


in_thread(touch)


# What a thread kept goes with it; what is kept for a local goes with that.
class Value:
    pass


refs = []


def keep():
    l.value = Value()
    refs.append(weakref.ref(l.value))


in_thread(keep)
print(refs[0]())
l.value = Value()
refs.append(weakref.ref(l.value))
del l
gc.collect()
print(refs[1]())

# _thread itself.
out = []
done = _thread.allocate_lock()
done.acquire()


def raw(a, b=0):
    out.append((a, b, _thread.get_ident() != main))
    done.release()


main = _thread.get_ident()
ident = _thread.start_new_thread(raw, (1,), {'b': 2})
done.acquire()
print(out, ident != main, type(ident))
for bad in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(print, []),
            lambda: _thread.start_new_thread(print, (), 1), lambda: _thread.start_joinable_thread(1),
            lambda: _thread.start_joinable_thread(print, handle=1),
            lambda: _thread._ThreadHandle().join(), lambda: _thread.interrupt_main(1000)):
    try:
        bad()
    except (TypeError, RuntimeError, ValueError) as e:
        print(type(e).__name__, e)
h = _thread.start_joinable_thread(lambda: out.append('joinable'))
h.join()
print(out[-1], h.is_done(), repr(h).startswith('<_thread._ThreadHandle object: ident='))
print(_thread.TIMEOUT_MAX, _thread.error is RuntimeError, _thread.LockType is type(done))
try:
    _thread.exit()
except SystemExit as e:
    print('SystemExit', e.args)
# A thread that was not started by threading.
names = []
done = threading.Event()


def foreign():
    names.append(threading.current_thread().name.startswith('Dummy-'))
    names.append(threading.current_thread().daemon)
    done.set()


_thread.start_new_thread(foreign, ())
done.wait()
time.sleep(0.05)
print(names, threading.active_count())
