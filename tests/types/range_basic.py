# range: construction, items, slices, errors
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

r = range(10, 30, 3)
big = range(10**30, 10**30 + 100, 7)
for text in ('range(5)', 'range(0)', 'range(-5)', 'range(2, 5)', 'range(2, 5, 1)', 'range(5, 2)', 'range(5, 2, -1)', 'range(0, 10, 0)',
             'range()', 'range(1, 2, 3, 4)', 'range(1.0)', 'range("a")', 'range(None)', 'range(1, 2.0)', 'range(x=1)', 'range(True)',
             'range(10**30)', 'r', 'len(r)', 'list(r)', 'r[0]', 'r[-1]', 'r[7]', 'r[-8]', 'r[100]', 'r["a"]', 'r[1.0]', 'r[2**70]',
             'r[1:3]', 'r[::-1]', 'r[::2]', 'r[5:1]', 'r[5:1:-2]', 'r[-3:]', 'r[:100]', 'r[::0]', 'r["a":]', 'r[1:3][0]', 'r[None]',
             'big[5]', 'big[-1]', 'big[3:7]', 'len(big)', 'big[100]', 'range(10**30)[10**29]', 'len(range(10**30))', 'list(big)[:2]',
             'list(range(10**20, 10**20 + 3))', 'r.start, r.stop, r.step', 'range(5).start', 'r + r', 'r * 2', 'r.foo', 'hash(range(3))',
             'hash(range(0)) == hash(range(5, 5))', 'hash(range(1, 2)) == hash(range(1, 9, 20))', 'hash(big)', 'range[int]', 'bool(range(0))',
             'bool(range(1))', 'bool(range(10**30))', 'range(3) < range(4)', 'list(reversed(r))', 'list(reversed(range(0)))',
             'next(reversed(big)) == big[-1]', 'range(3).__reduce__()', 'r.__len__()', 'sorted(range(5), reverse=True)', 'sum(range(101))',
             'min(r), max(r)', '[*range(3)]', 'list(range(2**62 - 2, 2**62 + 2))', 'list(range(-2**61 - 1, -2**61 + 2))',
             'list(range(2**63 - 2, 2**63 + 1))', 'range(2**63)[2**63 - 1]', 'list(range(3, -4, -3))'):
    t(text)
for stmt in ('r[0] = 1', 'del r[0]', 'r.x = 1'):
    try:
        exec(stmt)
    except (TypeError, AttributeError) as e:
        print(stmt, type(e).__name__, e)
try:
    class R(range):
        pass
except TypeError as e:
    print(e)

class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n

print(range(I(3)), range(I(1), I(9), I(4))[I(1)], I(2) in range(5))
