"""Every special method that an operation may call changes, empties or enters again the object at work.

What an operation then does is its own affair (an answer or an exception); it may not break the object. The matrix is
type x operation x mutation, with one object whose special methods all strike.
"""
import array
import bisect
import collections
import functools
import gc
import heapq
import io
import itertools
import json
import operator
import struct
import weakref

strikes = 0
target = None
mutate = None
again = None


def strike():
    global strikes
    if strikes < 4:
        strikes += 1
        mutate(target)


class Evil:
    def __init__(self, n=1):
        self.n = n

    def __eq__(self, other):
        strike()
        return isinstance(other, Evil) and self.n == other.n

    def __hash__(self):
        strike()
        return 1

    def __lt__(self, other):
        strike()
        return self.n < getattr(other, 'n', 0)

    __gt__ = __le__ = __ge__ = __lt__

    def __index__(self):
        strike()
        return self.n

    __int__ = __trunc__ = __index__

    def __float__(self):
        strike()
        return float(self.n)

    def __bool__(self):
        strike()
        return self.n % 2 == 0

    def __len__(self):
        strike()
        return 3

    __length_hint__ = __len__

    def __iter__(self):
        strike()
        return EvilIterator()

    def keys(self):
        strike()
        return [1, 2, Evil()]

    def __getitem__(self, i):
        strike()
        if isinstance(i, int) and i > 3:
            raise IndexError(i)
        return Evil(2)

    def __contains__(self, x):
        strike()
        return True

    def __repr__(self):
        strike()
        return 'evil'

    def __format__(self, spec):
        strike()
        return 'evil'

    def __call__(self, *args):
        strike()
        return args[0] if args else 0

    def __add__(self, other):
        strike()
        return self

    __radd__ = __iadd__ = __mul__ = __rmul__ = __mod__ = __or__ = __ror__ = __and__ = __sub__ = __add__

    def __buffer__(self, flags):
        strike()
        return memoryview(b'xyz')

    def __fspath__(self):
        strike()
        return 'evil'

    def __del__(self):
        try:
            strike()
        except Exception:
            pass


class EvilIterator:
    def __init__(self):
        self.left = 4

    def __iter__(self):
        strike()
        return self

    def __length_hint__(self):
        strike()
        return 2

    def __next__(self):
        strike()
        self.left -= 1
        if self.left <= 0:
            raise StopIteration
        return Evil(self.left)


def clear(x):
    if hasattr(x, 'clear'):
        x.clear()
    elif isinstance(x, array.array):
        del x[:]
    elif isinstance(x, io.IOBase):
        x.seek(0)
        x.truncate()


def grow(x):
    if isinstance(x, (bytearray, array.array)):
        x.extend(b'12345678' * 40)
    elif isinstance(x, (list, collections.deque)):
        x.extend([Evil(3), 4, 'five'] * 40)
    elif isinstance(x, set):
        x.update(range(200))
    elif isinstance(x, dict):
        x.update({i: i for i in range(200)})
    elif isinstance(x, io.StringIO):
        x.write('text' * 40)
    elif isinstance(x, io.BytesIO):
        x.write(b'text' * 40)


def shrink(x):
    if len_of(x):
        if isinstance(x, dict):
            x.popitem()
        elif hasattr(x, 'pop'):
            x.pop()


def swap(x):
    clear(x)
    grow(x)
    if isinstance(x, list):
        del x[::2]


def enter(x):
    if again is not None:
        again(x)


def collect(x):
    gc.collect()


def fail(x):
    raise LookupError('struck')


def close(x):
    if isinstance(x, io.IOBase):
        x.close()
    else:
        clear(x)


mutations = [clear, grow, shrink, swap, enter, collect, fail, close]


def len_of(x):
    return len(x) if hasattr(x, '__len__') else 0


E = Evil
shared = {
    'repr': repr, 'str': str, 'format': lambda x: f'{x}{x!r}{x!a}', 'eq': lambda x: x == make(type(x)),
    'ne': lambda x: x != make(type(x)), 'bool': bool, 'iterate': lambda x: [i for i in x],
    'list': list, 'tuple': tuple, 'set': set, 'sorted': lambda x: sorted(x), 'min': lambda x: min(x, key=E()),
    'max': max, 'sum': lambda x: sum(x, E()), 'any': any, 'all': all, 'in': lambda x: E() in x,
    'contains': lambda x: operator.contains(x, E()), 'count_of': lambda x: operator.countOf(x, E()),
    'index_of': lambda x: operator.indexOf(x, E(9)), 'zip': lambda x: list(zip(x, E(), x)),
    'map': lambda x: list(map(E(), x)), 'filter': lambda x: list(filter(E(), x)),
    'reduce': lambda x: functools.reduce(operator.add, x), 'enumerate': lambda x: list(enumerate(x, E())),
    'unpack': lambda x: (lambda *a: a)(*x), 'star': lambda x: [*x, *E(), *x], 'accumulate': lambda x: list(itertools.accumulate(x)),
    'groupby': lambda x: [list(g) for k, g in itertools.groupby(x, E())], 'product': lambda x: list(itertools.product(x, [1])),
    'chain': lambda x: list(itertools.chain(x, E(), x)), 'islice': lambda x: list(itertools.islice(x, E(), E(5))),
    'dict_of': lambda x: {k: E() for k in x}, 'fromkeys': lambda x: dict.fromkeys(x, 1), 'json': lambda x: json.dumps(x, default=E()),
    'percent': lambda x: '%s %r' % (x, x), 'join': lambda x: ''.join(map(str, x)), 'hash': lambda x: hash(tuple(x)),
    'most_common': lambda x: collections.Counter(x), 'nsmallest': lambda x: heapq.nsmallest(2, x),
}
sequence = {
    'index': lambda x: x.index(E(9)), 'count': lambda x: x.count(E()), 'get': lambda x: x[E()], 'slice': lambda x: x[E(0):E(5):E()],
    'set': lambda x: operator.setitem(x, E(), E()), 'set_slice': lambda x: operator.setitem(x, slice(E(0), E(2)), E()),
    'set_step': lambda x: operator.setitem(x, slice(E(0), E(4), E(2)), [E(), E()]), 'del': lambda x: operator.delitem(x, E()),
    'del_slice': lambda x: operator.delitem(x, slice(E(0), E(3), E(2))), 'extend': lambda x: x.extend(E()), 'insert': lambda x: x.insert(E(), E()),
    'remove': lambda x: x.remove(E(9)), 'pop': lambda x: x.pop(E()), 'mul': lambda x: x * E(), 'imul': lambda x: operator.imul(x, E(2)),
    'add': lambda x: x + E(), 'iadd': lambda x: operator.iadd(x, E()), 'reverse': lambda x: x.reverse(), 'reversed': lambda x: list(reversed(x)),
    'lt': lambda x: x < make(type(x)), 'append': lambda x: x.append(E()), 'copy': lambda x: x.copy(),
}
operations = {
    list: {**sequence, 'sort': lambda x: x.sort(), 'sort_key': lambda x: x.sort(key=E(), reverse=True), 'bisect': lambda x: bisect.bisect(x, E()),
           'insort': lambda x: bisect.insort(x, E(), key=E()), 'heapify': heapq.heapify, 'heappush': lambda x: heapq.heappush(x, E()),
           'heappop': heapq.heappop, 'heapreplace': lambda x: heapq.heapreplace(x, E()), 'init': lambda x: x.__init__(E()),
           'extend_self': lambda x: x.extend(map(E(), x[:])), 'slice_self': lambda x: operator.setitem(x, slice(0, 2), (E() for _ in x))},
    collections.deque: {**sequence, 'rotate': lambda x: x.rotate(E()), 'appendleft': lambda x: x.appendleft(E()),
                        'extendleft': lambda x: x.extendleft(E()), 'popleft': lambda x: x.popleft(), 'init': lambda x: x.__init__(E(), E(3))},
    bytearray: {**sequence, 'find': lambda x: x.find(E()), 'join': lambda x: x.join([E(), b'x', E()]), 'replace': lambda x: x.replace(E(), E()),
                'split': lambda x: x.split(E()), 'startswith': lambda x: x.startswith((E(), b'a')), 'translate': lambda x: x.translate(E()),
                'decode': lambda x: x.decode('ascii'), 'append_int': lambda x: x.append(E(7)), 'view': lambda x: memoryview(x)[E():E(3)].tolist(),
                'view_set': lambda x: operator.setitem(memoryview(x), E(), E(9)), 'center': lambda x: x.center(E(9)), 'expand': lambda x: x.expandtabs(E(9)),
                'pack_into': lambda x: struct.pack_into('ii', x, E(0), E(), E()), 'unpack_from': lambda x: struct.unpack_from('b', x, E()),
                'init': lambda x: x.__init__(E()), 'percent': lambda x: bytearray(b'%d %b') % (E(), E()), 'strip': lambda x: x.strip(E())},
    array.array: {**sequence, 'tobytes': lambda x: x.tobytes(), 'fromlist': lambda x: x.fromlist([1, E(), E()]), 'buffer': lambda x: memoryview(x)[E()]},
    set: {'add': lambda x: x.add(E(5)), 'discard': lambda x: x.discard(E(9)), 'remove': lambda x: x.remove(E(9)), 'or': lambda x: x | {E(), 1},
          'and': lambda x: x & {E(), 1}, 'sub': lambda x: x - {E(9), 1}, 'xor': lambda x: x ^ {E(), 1}, 'ior': lambda x: operator.ior(x, {E(), 7}),
          'iand': lambda x: operator.iand(x, {E(), 7}), 'isub': lambda x: operator.isub(x, {E(), 7}), 'ixor': lambda x: operator.ixor(x, {E(), 7}),
          'update': lambda x: x.update(E(), [E(6)]), 'union': lambda x: x.union(E()), 'intersection': lambda x: x.intersection(E(), [E()]),
          'difference': lambda x: x.difference(E()), 'difference_update': lambda x: x.difference_update(E()), 'isdisjoint': lambda x: x.isdisjoint(E()),
          'issubset': lambda x: x.issubset(E()), 'issuperset': lambda x: x.issuperset(E()), 'pop': lambda x: x.pop(), 'le': lambda x: x <= {E(), 1, 2},
          'symmetric': lambda x: x.symmetric_difference_update(E()), 'copy': lambda x: x.copy(), 'frozen': frozenset, 'init': lambda x: x.__init__(E())},
    dict: {'get': lambda x: x.get(E(9)), 'item': lambda x: x[E(9)], 'set': lambda x: operator.setitem(x, E(9), E()), 'del': lambda x: operator.delitem(x, E(9)),
           'setdefault': lambda x: x.setdefault(E(9), E()), 'pop': lambda x: x.pop(E(9), None), 'popitem': lambda x: x.popitem(), 'update': lambda x: x.update(E()),
           'update_pairs': lambda x: x.update([(E(), 1), (E(2), 2)]), 'update_kw': lambda x: x.update({E(): 1}, a=E()), 'or': lambda x: x | {E(): 1},
           'ior': lambda x: operator.ior(x, {E(): 1}), 'values': lambda x: list(x.values()), 'items': lambda x: list(x.items()),
           'items_in': lambda x: (E(), E()) in x.items(), 'values_in': lambda x: E(9) in x.values(), 'keys_and': lambda x: x.keys() & {E()},
           'keys_or': lambda x: x.keys() | E(), 'items_sub': lambda x: x.items() - {(1, 2)}, 'keys_eq': lambda x: x.keys() == {E(), 1},
           'items_eq': lambda x: x.items() == {E(): 1}.items(), 'reversed': lambda x: list(reversed(x)), 'loop': lambda x: [x.get(k) for k in x],
           'loop_items': lambda x: [(k, v == E()) for k, v in x.items()], 'copy': lambda x: x.copy(), 'init': lambda x: x.__init__(E()),
           'merge_call': lambda x: dict(**{str(k): v for k, v in x.items()}), 'format_map': lambda x: '{a} {b!r}'.format_map(x), 'vars': lambda x: type('T', (), {})().__dict__.update(x)},
    io.StringIO: {'write': lambda x: x.write(E()), 'lines': lambda x: x.writelines(E()), 'read': lambda x: x.read(E(5)), 'readline': lambda x: x.readline(E()),
                  'readlines': lambda x: x.readlines(E()), 'seek': lambda x: x.seek(E()), 'truncate': lambda x: x.truncate(E()), 'print': lambda x: print(E(), E(), sep='', file=x)},
    io.BytesIO: {'write': lambda x: x.write(E()), 'lines': lambda x: x.writelines(E()), 'read': lambda x: x.read(E(5)), 'readinto': lambda x: x.readinto(bytearray(E())),
                 'readlines': lambda x: x.readlines(E()), 'seek': lambda x: x.seek(E()), 'truncate': lambda x: x.truncate(E()), 'buffer': lambda x: x.getbuffer()[E()]},
}
operations[collections.OrderedDict] = {**operations[dict], 'move': lambda x: x.move_to_end(E(9)), 'popfirst': lambda x: x.popitem(last=E())}
operations[collections.defaultdict] = {**operations[dict], 'missing': lambda x: x[E(12)]}


def make(kind):
    """An object of the kind with Evil things in it, made without strikes."""
    global strikes
    saved, strikes = strikes, 99
    evil = [E(1), E(2), E(3), 4, 'five']
    if kind in (list, collections.deque):
        x = kind(evil)
    elif kind is bytearray:
        x = bytearray(b'abcdefgh')
    elif kind is array.array:
        x = array.array('B', b'abcdefgh')
    elif kind is set:
        x = set(evil)
    elif kind is dict:
        x = {e: e for e in evil}
        x['a'], x['b'] = E(4), E(5)
    elif kind is collections.OrderedDict:
        x = kind((e, e) for e in evil)
    elif kind is collections.defaultdict:
        x = kind(E(), {e: e for e in evil})
    elif kind is io.StringIO:
        x = kind('one\ntwo\nthree\n')
    else:
        x = kind(b'one\ntwo\nthree\n')
    strikes = saved
    return x


def sound(x):
    """Is the object whole?"""
    global strikes
    strikes = 99
    if isinstance(x, io.IOBase):
        return x.closed or len(x.getvalue()) >= 0
    if isinstance(x, (dict, set)):
        return len(x) == len(list(x)) and all(isinstance(repr(i), str) for i in x)
    return len(x) == len(list(x)) == len(x[:]) if not isinstance(x, collections.deque) else len(x) == len(list(x))


def run(kind, operation, mutation):
    global strikes, target, mutate, again
    target, mutate, again, strikes = make(kind), mutation, operation, 0
    x = target
    try:
        operation(x)
    except Exception:
        pass
    strikes = 99
    whole = sound(x)
    target = again = None
    return whole


cases = 0
for kind, own in operations.items():
    for name, operation in {**(shared if kind not in (io.StringIO, io.BytesIO) else {}), **own}.items():
        for mutation in mutations:
            cases += 1
            if not run(kind, operation, mutation):
                print('broken:', kind.__name__, name, mutation.__name__)
strikes = 99
gc.collect()
print(cases > 2000, 'cases')
