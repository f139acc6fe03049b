# cycles through containers are collected; weak references to sets
import gc
import weakref

class Node:
    pass

def count(make):
    n = Node()
    w = weakref.ref(n)
    make(n)
    del n
    gc.collect()
    return w() is None

def via_list(n): n.x = [n]
def via_dict(n): n.x = {1: n}
def via_dict_key(n): n.x = {n: 1}
def via_tuple(n): n.x = (n,)
def via_set(n): n.x = {n}
def via_frozenset(n): n.x = frozenset([n])
def via_list_iter(n): n.x = iter([n])
def via_dict_view(n): n.x = {1: n}.values()
def via_dict_iter(n): n.x = iter({1: n}.items())
def via_set_iter(n): n.x = iter({n})
def via_zip(n): n.x = zip([n])
def via_map(n): n.x = map(lambda y: n, [1])
def via_enumerate(n): n.x = enumerate([n])
def via_reversed(n): n.x = reversed((n,))
def via_slice(n): n.x = slice(n)
def via_filter(n): n.x = filter(None, [n])
def via_nested(n): n.x = [({1: {(n,)}},)]
for name, f in list(globals().items()):
    if name.startswith('via_'):
        print(name, count(f))
s = {1}
w = weakref.ref(s)
print(w() is s)
del s
print(w())
f = frozenset([1, 2])
w = weakref.ref(f, lambda r: print('gone'))
del f
for x in ([], {}, (), range(1), slice(1)):
    try:
        weakref.ref(x)
    except TypeError as e:
        print(e)
class L(list): pass
class D(dict): pass
for c in (L(), D()):
    print(weakref.ref(c)() is c)
print(gc.is_tracked([]), gc.is_tracked((1, 2)) in (True, False), gc.is_tracked(1))
