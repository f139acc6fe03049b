# zip, map, filter
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('list(zip())', 'list(zip("ab"))', 'list(zip("ab", [1, 2, 3]))', 'list(zip("abc", range(2), (7, 8, 9)))', 'zip(1)', 'zip([], 1)',
             'list(zip("ab", "c", strict=True))', 'list(zip("a", "bc", strict=True))', 'list(zip("ab", "ab", "a", strict=True))',
             'list(zip("a", "a", "ab", strict=True))', 'list(zip("ab", "cd", strict=True))', 'list(zip(strict=True))', 'zip([], foo=1)',
             'list(zip(*[(1, 2), (3, 4)]))', 'dict(zip("ab", [1, 2]))', 'list(map(str, [1, 2]))', 'list(map(lambda *a: a, "ab", [1, 2, 3]))',
             'list(map(None, [1]))', 'list(map(1, [1]))', 'map()', 'map(str)', 'map(str, 1)', 'map(str, [1], 2)', 'map(str, x=1)',
             'list(map(pow, [2, 3], [3, 2]))', 'list(map(max, [1, 5], [4, 2], [3, 3]))', 'list(map(len, []))', 'list(filter(None, [0, 1, "", "a"]))',
             'list(filter(bool, [0, 1]))', 'list(filter(lambda x: x > 1, range(4)))', 'list(filter(1, [1]))', 'filter(None)', 'filter()',
             'filter(None, 1)', 'filter(None, [], 1)', 'filter(None, [], x=1)', 'list(filter(str.isalpha, "a1b"))', 'list(filter(len, ["", "a"]))',
             'list(map(lambda x: 1 / x, [1, 0]))', 'list(zip(*[iter("abcdef")] * 2))', 'list(map(lambda a, b, c, d, e, f, g, h, i: a, *["xy"] * 9))'):
    t(text)
z = zip([1, 2, 3], 'ab')
print(next(z), list(z), next(z, 'end'), iter(z) is z, type(z).__name__)
a = iter([1, 2, 3])
print(list(zip(a, 'xy')), list(a), list(zip('xy', a)))
b = iter([1, 2, 3])
print(list(zip('x', b)), list(b))
x = zip([1, 2], [3, 4])
p = next(x)
q = next(x)
print(p, q)
out = []
for pair in zip('abc', 'def'):
    out.append(pair)
print(out)
m = map(str, [1, 2])
print(m.__reduce__()[0], next(m), list(m), list(m))

class Boom:
    def __iter__(self): return self
    def __next__(self): raise ValueError('boom')

for f in (lambda: list(zip([1], Boom())), lambda: list(map(str, Boom())), lambda: list(filter(None, Boom())),
          lambda: list(zip([], Boom(), strict=True))):
    try:
        print(f())
    except ValueError as e:
        print(e)

class M(map): pass
class Z(zip): pass
class F(filter): pass
print(list(M(str, [1])), list(Z('a', 'b')), list(F(None, [0, 1])), list(Z('ab', 'c', strict=False)))
