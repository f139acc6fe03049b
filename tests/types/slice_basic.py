# slice objects: attributes, repr, comparison, hash, indices
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

s = slice(1, 10, 2)
for text in ('slice(5)', 'slice(1, 2)', 's', 'slice(None)', 'slice("a", [1], 2.5)', 'slice()', 'slice(1, 2, 3, 4)', 'slice(stop=1)',
             's.start, s.stop, s.step', 'slice(3).start', 's.indices(5)', 's.indices(100)', 's.indices(0)', 'slice(None).indices(3)',
             'slice(None, None, -1).indices(3)', 'slice(-2, None).indices(5)', 'slice(None, -2).indices(5)', 'slice(10, 0, -3).indices(7)',
             'slice(-100, 100).indices(5)', 'slice(100, -100, -1).indices(5)', 'slice(0, 10**30, 10**29).indices(10**30)', 's.indices(-1)',
             's.indices("a")', 's.indices()', 'slice(0, 5, 0).indices(5)', 'slice("a").indices(5)', 'slice(1.0).indices(5)',
             's == slice(1, 10, 2)', 's == slice(1, 10)', 's != slice(1)', 'slice(1, 2) < slice(1, 3)', 'slice(1) < slice("a")',
             'slice(1) == (None, 1, None)', 's == s', 's < s', 's <= s', 'slice([]) == slice([])', 'hash(slice(1, 2, 3))', 'hash(slice(None))',
             'hash(slice([]))', '{slice(1): 2}', 's.foo', 'slice(1, 2).__reduce__()', 'slice.__doc__'):
    t(text)
for stmt in ('s.x = 1',):
    try:
        exec(stmt)
    except (AttributeError, TypeError) as e:
        print(stmt, type(e).__name__, e)
try:
    class S(slice):
        pass
except TypeError as e:
    print(e)

class G:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)

g = G()
print(g[1:2], g[:], g[::2], g[1:2, 3], g[..., 1], g['a':'b'], g[1:2:3, ::4], g[()])
g[1:] = 5
del g[:2, None]
data = list(range(10))
for start in (None, -3, 0, 4, 12):
    for step in (None, 1, -2, 3):
        print(data[start::step], data[:start:step], slice(start, None, step).indices(10))

class I:
    def __index__(self): return 3

print(slice(I(), None, I()).indices(20), data[I():])
import copy
print(copy.copy(s) == s, copy.deepcopy(slice([1])) == slice([1]))
