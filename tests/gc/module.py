# The module gc. (no stress)
import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.set_threshold(700, 11, 12)
print(gc.get_threshold())
gc.set_threshold(800)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold(), gc.isenabled())
gc.set_threshold(700, 10, 10)
for bad in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect('x'),
            lambda: gc.collect(1, 2), lambda: gc.set_threshold(), lambda: gc.set_threshold(1, 2, 3, 4),
            lambda: gc.set_debug('x'), lambda: gc.get_objects(5), lambda: gc.get_objects(-1),
            lambda: gc.get_objects('x'), lambda: gc.is_tracked(), lambda: gc.collect(2 ** 40)):
    try:
        bad()
        print('no error')
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print([gc.is_tracked(x) for x in (0, 'a', 1.5, None, b'', [], {'a': []}, (), ([],), {1})])
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(gc.get_debug(), gc.garbage, gc.callbacks)
print([sorted(s) for s in gc.get_stats()])
before = gc.get_stats()
l = []
l.append(l)
del l
gc.collect()
after = gc.get_stats()
print(after[2]['collections'] - before[2]['collections'], after[2]['collected'] - before[2]['collected'])

# Referents and referrers.
a = [1, 'two']
b = {'k': a}
c = (a, b)
print(sorted(map(str, gc.get_referents(a))), gc.get_referents(c) == [a, b] or gc.get_referents(c) == [b, a])
print(a in gc.get_referents(b), gc.get_referents(5, 'x'), gc.get_referents())
referrers = gc.get_referrers(a)
print(any(r is b for r in referrers), any(r is c for r in referrers),
      any(r is globals() for r in referrers))
print(gc.get_referrers())
print(any(o is a for o in gc.get_objects()), any(o is a for o in gc.get_objects(2)))

# Callbacks.
seen = []


def callback(phase, info):
    seen.append((phase, info['generation'], info['collected'], info['uncollectable']))


gc.collect()
gc.callbacks.append(callback)
l = []
l.append(l)
del l
gc.collect(1)
gc.callbacks.remove(callback)
print(seen)

# SAVEALL keeps what would be freed.
gc.set_debug(gc.DEBUG_SAVEALL)


class Saved:
    pass


s = Saved()
s.me = s
del s
gc.collect()
gc.set_debug(0)
print(any(isinstance(o, Saved) for o in gc.garbage))
gc.garbage.clear()
gc.collect()

# Frozen objects are left alone.
gc.freeze()
print(gc.get_freeze_count() > 10)
l = []
l.append(l)
gc.freeze()
del l
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect() >= 1)
print(gc.is_finalized([]), gc.is_finalized(1))

# A collection inside a finalizer does nothing.
class Nested:
    def __del__(self):
        print('nested', gc.collect())


n = Nested()
n.me = n
del n
print(gc.collect())
