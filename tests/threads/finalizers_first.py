# What the death of an object brings about has happened before another thread can run: also at a slice of one
# bytecode nobody sees the object gone and its weak reference's callback not called.
import sys
import threading
import weakref

if hasattr(sys, 'setslice'):
    sys.setslice(1)


class Thing:
    pass


class Round:
    def __init__(self):
        self.things = {'x': Thing()}
        self.log = []
        self.ref = weakref.ref(self.things['x'], self.log.append)


rounds = [Round() for i in range(300)]
late = []
going = True


def watch():
    for r in rounds:
        while going:
            if 'x' not in r.things:
                late.append(not r.log)
                break


watchers = [threading.Thread(target=watch) for i in range(2)]
for t in watchers:
    t.start()
for r in rounds:
    del r.things['x']
for t in watchers:
    t.join()
going = False
print(len(late), late.count(True), all(r.ref() is None for r in rounds))


# A finalizer in Python: the thread that dropped the object goes on behind it, whatever the others do.
class Loud:
    def __init__(self, order):
        self.order = order

    def __del__(self):
        self.order.append('end')


wrong = []


def drops():
    for i in range(100):
        order = []
        x = Loud(order)
        del x
        order.append('next')
        if order != ['end', 'next']:
            wrong.append(order)


droppers = [threading.Thread(target=drops) for i in range(4)]
for t in droppers:
    t.start()
for t in droppers:
    t.join()
print(wrong)
