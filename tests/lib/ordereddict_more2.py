# collections.OrderedDict and the User classes.
from collections import *


def run(code):
    d = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
    return eval(code, globals(), {'d': d}), d


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "OrderedDict(), OrderedDict([('b', 1), ('a', 2)]), OrderedDict(a=1), OrderedDict({'x': 1}, y=2), repr(OrderedDict([('a', OrderedDict())]))",
    'OrderedDict(5)',
    'OrderedDict(1, 2)',
    'run("d.move_to_end(\'a\')"), run("d.move_to_end(\'c\', last=False)"), run("d.popitem()"), run("d.popitem(last=False)"), run("d.pop(\'a\')"), run("d.pop(\'z\', 5)"), run("d.setdefault(\'a\', 5)"), run("d.setdefault(\'z\', 5)"), run("d.update(z=1)"), run("d.clear()"), run("d.copy()"), run("list(reversed(d))"), run("d.__delitem__(\'b\')"), run("d.__setitem__(\'a\', 9)")',
    'run("d.move_to_end(\'z\')")',
    'run("d.pop(\'z\')")',
    'run("OrderedDict().popitem()")',
    'run("d[\'z\']")',
    'run("d == OrderedDict([(\'c\', 3), (\'b\', 2), (\'a\', 1)])"), run("d == {\'c\': 3, \'b\': 2, \'a\': 1}"), run("d == OrderedDict(d)"), run("d | {\'z\': 1}"), run("{\'z\': 1} | d"), run("d.__ior__({\'a\': 0})"), run("list(d.items())"), run("list(reversed(d.items()))"), run("list(d.keys() & {\'a\'})"), run("d.fromkeys(\'xy\', 0)")',
    "type(OrderedDict() | {}).__name__, OrderedDict.fromkeys('ab'), bool(OrderedDict()), len(OrderedDict(a=1)), OrderedDict(a=1) != OrderedDict(a=2), hash is not None",
    "UserDict({'a': 1}), UserDict(a=1)['a'], UserDict({'a': 1}) | {'b': 2}, UserDict({'a': 1}).data, 'a' in UserDict(a=1), UserDict(a=1).get('q'), UserDict(a=1) == {'a': 1}",
    "UserDict()['x']",
    "UserList([1, 2]), UserList([1]) + [2], UserList('ab')[0], UserList([1, 2])[0:1], UserList([1]) * 2, UserList([1]) == [1], UserList([3, 1]).index(1), UserList([1]).data",
    'UserList([1])[5]',
    "UserString('ab'), UserString('ab') + 'c', UserString('ab').upper(), UserString('abc')[1], UserString(5), UserString('a') == 'a', UserString('%s') % 5, 'b' in UserString('ab'), len(UserString('abc')), hash(UserString('a')) == hash('a'), UserString('x').join(['a', 'b'])"
)
