# dict views: sets of keys and items, changes, errors.
d = {'a': 1, 'b': 2}


def changing(code):
    space = {'d': {'a': 1, 'b': 2}}
    seen = []
    for k in space['d']:
        seen.append(k)
        exec(code, space)
        if len(seen) > 5:
            break
    return seen


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'd.keys(), d.values(), d.items(), list(d.keys()), len(d.items()), repr(d.keys()), list(reversed(d.items())), list(reversed(d.values())), iter(d.keys()).__length_hint__()',
    "d.keys() & {'a', 'x'}, sorted(d.keys() | {'x'}), d.keys() - {'a'}, sorted(d.keys() ^ {'a', 'x'}), {'a', 'x'} & d.keys(), {'a', 'z'} - d.keys(), sorted(d.keys() & ['a'])",
    "d.items() & {('a', 1)}, sorted(d.items() | [('x', 9)]), d.items() - [('a', 1)], sorted(d.items() ^ {('a', 1), ('q', 0)})",
    'd.keys() & 5',
    'd.keys() | None',
    'd.values() & {1}',
    'd.items() - 5',
    "d.keys() == {'a', 'b'}, d.keys() < {'a', 'b', 'c'}, d.keys() <= {'a', 'b'}, d.keys() > {'a'}, d.keys() >= {'b', 'a'}, d.keys() == ['a', 'b'], d.keys() != {'a'}, d.items() == {('a', 1), ('b', 2)}, d.values() == d.values()",
    'd.keys() < 5',
    "d.keys().isdisjoint({'x'}), d.keys().isdisjoint('ab'), d.items().isdisjoint([]), d.keys().isdisjoint(d)",
    'd.keys().isdisjoint(5)',
    "'a' in d.keys(), ('a', 1) in d.items(), ('a', 9) in d.items(), 1 in d.values(), 'a' in d.items(), ('a', 1, 2) in d.items()",
    '[] in d.keys()',
    '([], 1) in d.items()',
    'hash(d.keys())',
    'd.keys()[0]',
    'd.keys().x',
    'd.keys().mapping, type(d.keys().mapping).__name__, d.items().mapping == d',
    'd.keys().mapping.__setitem__',
    'type(d.keys())()',
    'changing("d[\'new\'] = 1")',
    'changing("del d[\'a\']")',
    'changing("d.clear()")',
    'changing("d[\'a\'] = 5")',
    'changing("d.pop(\'b\'); d[\'c\'] = 3")',
    '[type(x).__name__ for x in (d.keys(), d.values(), d.items(), iter(d), iter(d.values()), iter(d.items()), reversed(d))]'
)
