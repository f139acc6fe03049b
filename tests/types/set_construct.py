# set(), frozenset(): construction, order of small ints, errors
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('set()', 'set([])', 'set("")', 'set([1, 1, 2])', 'set(range(10))', 'set({1: 2})', 'set(1)', 'set(None)', 'set([[]])',
             'set([1], [2])', 'set(a=1)', '{1, 2, 3}', '{*[1, 2], *(3,)}', '{x % 3 for x in range(10)}', '{[]}', '{{}}', '{{1}}',
             'frozenset()', 'frozenset([1, 2])', 'frozenset({1: 2})', 'frozenset(1)', 'frozenset([[]])', 'frozenset(a=1)',
             'frozenset([1], [2])', 'frozenset(frozenset([1]))', 'set(frozenset([1]))', '{frozenset([1]): 2}', 'set[int]',
             'frozenset[str]', 'set.__new__(set)', 'set.__new__(int)', 'frozenset.__new__(frozenset, [5])', '{True, 1, 1.0}',
             '{1.0, 1, True}', '{0, False, 0.0, -0.0}', 'len({float("nan")} | {float("inf")})', 'set(i for i in (3, 1, 2))'):
    t(text)
f = frozenset([1, 2])
print(frozenset(f) is f, f.copy() is f, set(f) is f)
for n in (1, 5, 8, 9, 20, 33, 70, 200, 1000):
    s = set(range(0, n * 7, 7))
    print(n, list(s) == sorted(s), list(s)[:8])
for start in (-10, 1000, 2**31, 2**40):
    print(set(range(start, start + 12)))
s = set()
for i in (5, 100, 3, 77, 12, 64, 8, 16, 24, 32):
    s.add(i)
    print(s)
s = set(range(50))
for i in range(0, 50, 3):
    s.discard(i)
print(s)
s.update(range(200, 210))
print(s)
s = {1}
s.__init__([7, 8])
print(s)
print(set(range(30)) - set(range(0, 30, 2)), set(range(40)) & set(range(0, 80, 9)), {1, 65, 129} | {2, 66})
