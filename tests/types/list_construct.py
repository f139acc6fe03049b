# list(): from iterables, nothing, errors; in place re-initialisation
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ['list()', 'list([])', 'list("abc")', 'list((1, 2))', 'list({1: 2})', 'list(range(4))',
             'list(x * x for x in range(4))', 'list(1)', 'list(None)', 'list(1, 2)', 'list(x=1)',
             'list(iterable=[])', '[*range(3), *"ab", *[]]', '[[1], [2]][0][0]', 'list(map(str, [1]))',
             'list.__new__(list)', 'list.__new__(int)', 'list.__new__()', 'list[int]', 'list[int, str]']:
    t(text)

a = [1, 2, 3]
a.__init__()
print(a)
a.__init__('xy')
print(a)

class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
    def __length_hint__(self): return self.n

print(list(Iter(4)))

class BadHint(Iter):
    def __length_hint__(self): return 'x'

class NegHint(Iter):
    def __length_hint__(self): return -1

class ErrHint(Iter):
    def __length_hint__(self): raise ValueError('hint')

for cls in BadHint, NegHint, ErrHint:
    try:
        print(list(cls(2)))
    except Exception as e:
        print(type(e).__name__, e)

class BadNext:
    def __iter__(self): return iter(self.gen())
    def gen(self):
        yield 1
        raise KeyError('stop')

try:
    list(BadNext())
except KeyError as e:
    print('KeyError', e)
