# list[i], list[i:j:k]: values and errors
a = [10, 11, 12, 13, 14]
for i in (0, 4, -1, -5, True, False):
    print(i, a[i])
for i in (5, -6, 2**40, 2**70, -2**70, 'a', None, 1.5, (1,), [0]):
    try:
        print(i, a[i])
    except Exception as e:
        print(i, type(e).__name__, e)
for s in ('[:]', '[1:]', '[:-1]', '[::2]', '[::-1]', '[3:1]', '[3:1:-1]', '[-100:100]', '[100:]', '[:-100:-2]',
          '[2**70:]', '[:-2**70]', '[::2**70]', '[::-2**70]', '[None:None:None]', '[1:4:2]', '[::0]', '["a":]',
          '[1.0:]', '[:3:"x"]', '[True:3]'):
    try:
        print(s, eval('a' + s))
    except Exception as e:
        print(s, type(e).__name__, e)

class Index:
    def __init__(self, n): self.n = n
    def __index__(self):
        print('index', self.n)
        return self.n

print(a[Index(2)], a[Index(1):Index(4):Index(2)])

class BadIndex:
    def __index__(self): return 'x'

class Boom:
    def __index__(self): raise RuntimeError('boom')

for x in BadIndex(), Boom():
    for get in (lambda: a[x], lambda: a[x:], lambda: a[::x]):
        try:
            print(get())
        except Exception as e:
            print(type(e).__name__, e)
