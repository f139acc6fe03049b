# add, remove, discard, pop, clear, copy, update ...
def t(text):
    try:
        print(text, '->', eval(text), s)
    except Exception as e:
        print(text, '!!', type(e).__name__, e, s)

s = {1, 2, 3}
for text in ('s.add(4)', 's.add(1)', 's.add([])', 's.add()', 's.add(1, 2)', 's.remove(4)', 's.remove(4)', 's.remove([])', 's.discard(9)',
             's.discard(3)', 's.discard({})', 's.remove({1})', 's.discard({1})', '{1} in s', '[] in s', '2 in s', '9 in s', 'len(s)',
             's.copy()', 's.copy() is s', 's.pop()', 's.pop()', 's.pop()', 's.pop(1)', 's.update([1, 2], (3,), (4,))', 's.update()',
             's.update(1)', 's.update([1], 2)', 's.update([[]])', 's.clear()', 's.clear(1)', 'bool(s)', 's.update({5: 6})',
             's.isdisjoint([1])', 's.isdisjoint([5])', 's.isdisjoint(s)', 's.isdisjoint(1)', 's.issubset([5, 6])', 's.issubset([])',
             's.issubset(1)', 's.issuperset([5])', 's.issuperset([9])', 's.issuperset("")', 's.issuperset(5)', 's.issubset([[]])',
             'hash(s)', 's[0]', 's.foo', 's + s', 's * 2', '-s', 's < 1', 's == 1', 's.__contains__(5)', 's.__len__()'):
    t(text)
inner = frozenset([1, 2])
n = {inner, 3}
print({1, 2} in n, frozenset([2, 1]) in n)
n.remove({2, 1})
print(n)
a = set(range(100))
popped = []
while a:
    popped.append(a.pop())
print(popped == list(range(100)), len(a))
b = {1}
for i in range(50):
    b.add(i)
    b.discard(i - 1)
print(b)
print([x for x in dir(set) if x not in dir(object)])
print([x for x in dir(frozenset) if x not in dir(object)])
for name in ('add', 'pop', 'union', 'issubset', 'remove'):
    print(name, getattr(set, name).__text_signature__, repr(getattr(set, name).__doc__))
print(set.__doc__, frozenset.__doc__)
