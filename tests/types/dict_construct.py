# dict(): mappings, pairs, keywords, errors
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

class Keys:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2

class BadKeys:
    def keys(self): return 5
    def __getitem__(self, k): return k

class OnlyItems:
    def items(self): return [(1, 2)]

class Attr:
    keys = None

for text in ('dict()', 'dict({})', 'dict({1: 2})', 'dict([(1, 2), (3, 4)])', 'dict([[1, 2], "ab"])', 'dict(a=1, b=2)',
             'dict({1: 2}, a=3)', 'dict([(1, 2)], **{"x": 1})', 'dict(Keys())', 'dict(BadKeys())', 'dict(OnlyItems())',
             'dict(Attr())', 'dict(1)', 'dict(None)', 'dict([1])', 'dict(["a"])', 'dict([(1, 2, 3)])', 'dict([()])',
             'dict([(1, 2), 3])', 'dict([([], 1)])', 'dict(1, 2)', 'dict({}, {})', 'dict(zip("ab", [1, 2]))',
             'dict(enumerate("ab"))', '{1: 2, 1: 3}', '{1: 1, 1.0: 2, True: 3}', '{**{1: 2}, 3: 4, **{1: 5}}',
             '{x: x * x for x in range(4)}', '{**[1]}', '{**None}', '{[]: 1}', '{{}: 1}', '{(1, []): 1}', 'dict(self=1)',
             'dict(iterable=5)', 'dict.fromkeys("abc")', 'dict.fromkeys([1, 2], [])', 'dict.fromkeys(1)', 'dict.fromkeys()',
             'dict.fromkeys([[]])', 'dict.fromkeys({1: 2, 3: 4}, 0)', 'dict.fromkeys({5})', 'dict[int, str]',
             'dict.__new__(dict)', 'dict.__new__(int)', 'dict(dict.fromkeys(range(3)))'):
    t(text)
d = {1: 2}
d.__init__({3: 4})
print(d)
d.__init__(a=1)
print(d)

class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, ('set', v))

print(D({1: 2}), D(a=1), D.fromkeys('ab', 1), type(D.fromkeys('')))

class Odd(dict):
    def __new__(cls): return [1]

try:
    print(Odd.fromkeys('ab'))
except Exception as e:
    print(type(e).__name__, e)
