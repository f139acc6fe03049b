# With the thresholds that a program starts with each collection comes at the 10,001st tracked object more, also where
# nothing of what it looks at is garbage.
import gc

print(gc.get_threshold())
gc.collect()
seen = []


def note(phase, info):
    if phase == 'start':
        seen.append((info['generation'], gc.get_count()[0]))


keep = []
gc.callbacks.append(note)
for _ in range(24 * 10001):
    keep.append([])
gc.callbacks.remove(note)
print([g for g, _ in seen])
print({count for _, count in seen})
