# Young tuples of atoms, held from old memory and by a young list: marking the list takes them off their generation
# while the collector goes through what is held from outside.
import gc
import struct

old = []
gc.collect()
for n in range(100):
    box = []
    old.append(box)
    for i in range(50):
        pair = struct.unpack('bb', bytes([n, i]))
        box.append(pair)
        old.append(pair)
    if n % 10 == 0:
        gc.collect(0)
gc.collect(0)
print(len(old), sum(sum(x) for box in old if type(box) is list for x in box))
