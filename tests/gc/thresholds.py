# When the collector starts by itself: after 701 net allocations, every 12th time one generation higher. (no stress)
import gc

gc.collect()
gc.set_threshold(700, 10, 10)
seen = []


def callback(phase, info):
    if phase == 'start':
        seen.append(info['generation'])


kept = []
gc.collect()
gc.callbacks.append(callback)
gc.collect(0)
gc.collect(1)
gc.collect(2)
seen.clear()
for i in range(701 * 36):
    kept.append([])
gc.callbacks.clear()
print(seen)

# The trigger is a net count: what is freed again does not count.
gc.collect()
gc.callbacks.append(callback)
seen.clear()
for i in range(5000):
    [[]]
gc.callbacks.clear()
print(seen)

# Garbage is bounded when the collector is on.
gc.set_threshold(1000, 10, 10)


def live():
    return len(gc.get_objects())


def loop():
    a = []
    a.append(a)


gc.collect()
base = live()
gc.disable()
for i in range(10000):
    loop()
print(live() - base >= 10000)
gc.enable()
most = 0
gc.collect()
for i in range(20000):
    loop()
    if i % 97 == 0:
        most = max(most, live() - base)
print(most < 6000)
gc.set_threshold(0)
for i in range(3000):
    loop()
print(live() - base >= 3000)
