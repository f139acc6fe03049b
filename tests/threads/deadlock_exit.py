# exit: 70
# Two threads take two locks in different order: a report, and exit status 70.
import threading
import time

import gilt

a = threading.Lock()
b = threading.Lock()
ready = threading.Barrier(2)


def waits(name, value, key):
    return any(t['name'] == name and t['waiting_for'] and t[key] == value for t in gilt.threads())


def pay(first, second, last):
    with first:
        ready.wait()
        while last and not (waits('Alice', first, 'object') and waits('MainThread', 'join', 'kind')):
            time.sleep(0.001)
        with second:
            print('paid')


alice = threading.Thread(target=pay, args=(a, b, False), name='Alice')
bob = threading.Thread(target=pay, args=(b, a, True), name='Bob')
alice.start()
bob.start()
print('both under way')
alice.join()
print('never')
