# The docs of native functions are packed: each must come back as its own. First lines only.
import itertools
import math


def first(f):
    return f.__doc__.split('\n')[0]


for f in (len, print, list.append, dict.get, str.split, bytes.split, bytearray.split, int.bit_length, math.isclose,
          math.sqrt, itertools.count.__reduce__, str.maketrans, bytes.hex, bytearray.hex):
    print(f.__name__, '|', first(f))

# one name, several docs
for kind in (list, dict, set, frozenset, bytearray):
    print(kind.__name__, first(kind.copy))
for kind in (list, tuple, str, bytes):
    print(kind.__name__, first(kind.index), '|', first(kind.count))

# one row, bound and unbound, and its signature
print([].append.__doc__ == list.append.__doc__, [].append.__text_signature__, list.append.__text_signature__)
print(dict.fromkeys.__doc__, dict.fromkeys.__text_signature__)
# called in several ways, which the doc lists
print(first(dict.pop), dict.pop.__text_signature__)

# every public method has one
print(sorted(f'{kind.__name__}.{name}' for kind in (int, float, str, bytes, list, tuple, dict, set)
             for name, method in vars(kind).items() if not name.startswith('_') and not method.__doc__))
