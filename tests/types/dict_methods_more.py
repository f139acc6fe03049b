# dict: methods with right and wrong arguments.
class Keys:
    def keys(self):
        return ['k']

    def __getitem__(self, key):
        return key * 2


class D(dict):
    def __missing__(self, key):
        return 'missing ' + key


def run(code):
    d = {'a': 1, 'b': 2}
    return eval(code, globals(), {'d': d}), d


def rec():
    d = {}
    d['self'] = d
    return repr(d)


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "dict(), dict(a=1), dict([('a', 1)]), dict({'a': 1}, b=2), dict([['k', 'v']]), dict(['ab', 'cd']), dict(zip('ab', [1, 2])), dict({}), dict(**{'x': 1}), dict(Keys())",
    'dict(5)',
    'dict([1])',
    "dict(['abc'])",
    "dict([('a',)])",
    "dict([('a', 1, 2)])",
    'dict([([], 1)])',
    'dict(1, 2)',
    "dict({1: 2}, **{'a': 3})",
    'dict(**{1: 2})',
    'dict(None)',
    'run("d.get(\'a\')"), run("d.get(\'x\')"), run("d.get(\'x\', 5)"), run("d.setdefault(\'a\', 9)"), run("d.setdefault(\'x\', 9)"), run("d.setdefault(\'x\')"), run("d.pop(\'a\')"), run("d.pop(\'x\', 7)"), run("d.popitem()"), run("d.clear()"), run("d.copy()")',
    'run("d.pop(\'x\')")',
    'run("{}.popitem()")',
    'run("d.pop()")',
    'run("d.pop(\'a\', 1, 2)")',
    'run("d.get()")',
    'run("d.get([])")',
    'run("d.setdefault([], 1)")',
    'run("d[\'x\']")',
    'run("d[[]]")',
    'run("d.__delitem__(\'x\')")',
    'run("d.__setitem__([], 1)")',
    'run("[] in d")',
    'run("d.update({\'c\': 3})"), run("d.update(c=3)"), run("d.update([(\'c\', 3)], d=4)"), run("d.update({\'a\': 9})"), run("d.update()"), run("d.update(d)"), run("d.update(Keys())")',
    'run("d.update(5)")',
    'run("d.update([1])")',
    'run("d.update({}, {})")',
    'run("d.update(None)")',
    'run("d | {\'c\': 3}"), run("{\'c\': 3} | d"), run("d.__ior__([(\'c\', 3)])"), run("d | {\'a\': 9}")',
    'run("d | [(\'c\', 3)]")',
    'run("d | 5")',
    'run("d.__ior__(5)")',
    "dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), dict.fromkeys([]), dict.fromkeys({'a': 5}), D.fromkeys('a'), type(D.fromkeys('a')).__name__",
    'dict.fromkeys(5)',
    'dict.fromkeys([[]])',
    'dict.fromkeys()',
    "{'a': 1} == {'a': 1.0}, {'a': 1} == {'a': 1, 'b': 2}, {1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, {} == [], {'a': 1} != {'a': 2}",
    '{} < {}',
    "{'a': 1} < {'b': 2}",
    'hash({})',
    "len({'a': 1}), bool({}), list({'a': 1, 'b': 2}), list(reversed({'a': 1, 'b': 2})), max({'a': 1, 'b': 0}), sorted({'b': 1, 'a': 2}), 'a' in {'a': 1}, 1 in {1.0: 2}, {True: 1, 1: 2, 1.0: 3}",
    "repr({'a': 1, 2: [], (): {}}), str({'é': None}), repr({}), repr({'a': {'b': {}}})",
    "setattr({}, 'x', 1)",
    '{}.nothing',
    "D(a=1)['x'], D(a=1).get('x'), D({'q': 1}), type(D(a=1).copy()).__name__, type(D(a=1) | {}).__name__, repr(D(a=1))",
    "dict[str, int], {}.__class_getitem__(int), {'a': 1}.__contains__('a'), {'a': 1}.__len__(), {'a': 1}.__getitem__('a')",
    'rec()'
)
