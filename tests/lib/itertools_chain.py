# chain, zip_longest, starmap, accumulate
from itertools import *
import operator
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('list(chain())', 'list(chain("ab", [1], (), range(2)))', 'list(chain(1))', 'list(chain([1], 2))', 'chain(a=1)',
             'list(chain.from_iterable(["ab", "cd"]))', 'list(chain.from_iterable([1]))', 'chain.from_iterable(1)', 'chain.from_iterable()',
             'list(islice(chain.from_iterable(repeat("ab")), 5))', 'list(zip_longest())', 'list(zip_longest("ab", "cde"))',
             'list(zip_longest("ab", "c", [1, 2, 3], fillvalue="-"))', 'list(zip_longest("a", fillvalue=0))', 'zip_longest(1)', 'zip_longest([], foo=1)',
             'list(zip_longest([], [1]))', 'list(zip_longest([], []))', 'list(starmap(pow, [(2, 3), (3, 2)]))', 'list(starmap(max, ["ab", [1, 2]]))',
             'list(starmap(lambda *a: a, [(), (1,), iter("xy")]))', 'list(starmap(pow, [1]))', 'list(starmap(pow, [(1,)]))', 'starmap(pow)', 'starmap(pow, 1)',
             'list(accumulate([1, 2, 3]))', 'list(accumulate([]))', 'list(accumulate([1, 2, 3], operator.mul))', 'list(accumulate("abc"))',
             'list(accumulate([1, 2], initial=100))', 'list(accumulate([], initial=5))', 'list(accumulate([3, 1, 4], max))', 'list(accumulate([1, "a"]))',
             'list(accumulate([1, 2], func=None))', 'list(accumulate(iterable=[1, 2], func=operator.sub))', 'accumulate()', 'accumulate(1)',
             'list(accumulate([1], 2, 3))', 'list(accumulate([1, 2], 5))', 'list(accumulate([1, 2, 3], lambda a, b: (a, b)))',
             'list(accumulate([[1], [2]], initial=[]))', 'chain[int]'):
    t(text)
c = chain([1], [2, 3])
print(next(c), list(c), list(c))
gen = (chain([i], [i * 10]) for i in range(3))
print(list(chain.from_iterable(gen)))
def failing():
    yield [1]
    raise KeyError('gen')
c = chain.from_iterable(failing())
print(next(c))
try:
    next(c)
except KeyError as e:
    print('KeyError', e)
print(list(c))
z = zip_longest([1, 2], iter('a'), fillvalue=None)
print(next(z), list(z), list(z))
nested = chain()
for i in range(50):
    nested = chain(nested, [i])
print(sum(nested))
class C(chain): pass
print(list(C('ab', 'c')), type(C.from_iterable([])).__name__)
balance = [100, -30, 50]
print(list(accumulate(balance, lambda b, x: b * 1.5 + x)))
