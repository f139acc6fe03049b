# assignment to and deletion of items and slices
def run(stmt, a=None):
    a = list(range(8)) if a is None else a
    try:
        exec(stmt, {'a': a})
        print(stmt, '->', a)
    except Exception as e:
        print(stmt, '!!', type(e).__name__, e, a)

for stmt in ('a[0] = 9', 'a[-1] = 9', 'a[8] = 9', 'a[-9] = 9', 'a["x"] = 1', 'a[1.0] = 1', 'a[2**70] = 1',
             'del a[0]', 'del a[-1]', 'del a[8]', 'del a[-9]', 'del a["x"]', 'del a[None]',
             'a[:] = []', 'a[:] = a', 'a[2:4] = "xyz"', 'a[2:4] = []', 'a[4:2] = [7]', 'a[100:] = [7]',
             'a[:0] = [7, 7]', 'a[2:4] = (i for i in (5, 6, 7))', 'a[1:2] = 5', 'a[1:2] = None',
             'a[::2] = [0, 0, 0, 0]', 'a[::2] = [0]', 'a[::2] = range(5)', 'a[::-1] = a', 'a[::-2] = "abcd"',
             'a[::2] = 5', 'a[5:1:2] = []', 'a[5:1:2] = [1]', 'a[::0] = []', 'del a[::0]',
             'del a[:]', 'del a[::2]', 'del a[1::3]', 'del a[::-1]', 'del a[-1:0:-3]', 'del a[4:2]', 'del a[2:4]',
             'del a[::100]', 'del a[100:]', 'a[3:3] = a', 'a[1:3] = {9: 1}', 'a[2:5] = "ab"; del a[0]'):
    run(stmt)

class Key(slice if False else object):
    pass

run('a[k] = 1' if False else 'a[()] = 1')
a = [1, 2, 3]
a[len(a):] = [4]
a[:1] = []
print(a)
a[1:1] = [[]]
a[1].append(a)
print(a)
