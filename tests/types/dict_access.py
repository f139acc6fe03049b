# get, [], in, setdefault, pop, popitem, del, clear
d = {'a': 1, 2: 'b', (3, 4): None}
for k in ('a', 2, 2.0, (3, 4), 'z', None):
    print(k, k in d, d.get(k), d.get(k, 'dflt'))
def t(text):
    try:
        print(text, '->', eval(text), d)
    except Exception as e:
        print(text, '!!', type(e).__name__, e, d)

for text in ('d["a"]', 'd["z"]', 'd[(5, 6)]', 'd[[]]', 'd.get([])', '[] in d', 'd.get()', 'd.get(1, 2, 3)', 'd.setdefault("a", 9)',
             'd.setdefault("n")', 'd.setdefault("m", 5)', 'd.setdefault([])', 'd.setdefault()', 'd.pop("n")', 'd.pop("n")',
             'd.pop("n", None)', 'd.pop("n", 7)', 'd.pop()', 'd.pop(1, 2, 3)', 'd.pop([])', '{}.pop([], 1)', '{}.pop(1)',
             'd.popitem()', 'd.popitem(1)', '{}.popitem()', 'd.__getitem__("a")', 'd.__contains__(2)', 'd.__len__()',
             'd.__delitem__(2)', 'd.__delitem__(2)', 'd.__setitem__(8, 9)', 'd.copy()', 'd.copy() is d', 'len(d)', 'd.clear()',
             'd.clear(1)', 'len(d)', 'bool(d)', 'hash(d)', 'd.foo', 'd.get("a") is None'):
    t(text)
d = {}
for i in range(20):
    d[i] = i
for i in range(0, 20, 2):
    del d[i]
print(d)
for i in range(5):
    d[i * 4] = 'new'
print(d, list(d)[0])
while len(d) > 10:
    print(d.popitem(), end=' ')
print()
for bad in ('z', None):
    try:
        del d[bad]
    except KeyError as e:
        print(repr(e), e.args)
try:
    {}[(1, 2)]
except KeyError as e:
    print(e, e.args)
try:
    del {}[[]]
except TypeError as e:
    print(e)
