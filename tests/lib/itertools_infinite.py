# count, cycle, repeat
from itertools import count, cycle, repeat, islice
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

def take(n, it): return list(islice(it, n))

for text in ('take(3, count())', 'take(3, count(5))', 'take(3, count(5, -2))', 'take(3, count(1.5))', 'take(3, count(1, 0.5))', 'take(3, count(step=3))',
             'take(3, count(start=2, step=0))', 'take(3, count(2**61 - 2))', 'take(3, count(10**30, 10**30))', 'take(2, count(1j, 2))', 'count("a")',
             'count(1, "a")', 'count(1, 2, 3)', 'count(foo=1)', 'count()', 'count(3)', 'count(1, 2)', 'count(-3)', 'count(True)', 'count(1.5)',
             'count(5, 1)', 'count(5, 1.0)', 'take(5, cycle("ab"))', 'list(cycle(""))', 'cycle()', 'cycle(1)', 'cycle("a", "b")', 'cycle(x=1)',
             'take(3, repeat("x"))', 'list(repeat(1, 3))', 'list(repeat(1, 0))', 'list(repeat(1, -5))', 'list(repeat(object=1, times=2))', 'repeat()',
             'repeat(1, "a")', 'repeat(1, 2, 3)', 'repeat(1)', 'repeat("a", 3)', 'repeat([], -1)', 'repeat(1, 5).__length_hint__()',
             'repeat(1).__length_hint__()', 'len(repeat(1, 2))', 'list(map(pow, range(4), repeat(2)))', 'repeat(1, times=2**70)',
             'list(zip(count(10), "abc"))', 'type(count()).__name__', 'count.__name__', 'count.__module__'):
    t(text)
c = cycle(iter([1, 2, 3]))
print(next(c), take(7, c))
r = repeat('a', 2)
print(next(r), r, next(r), r, next(r, 'end'), r)
k = count(7)
print(next(k), next(k), k)
from fractions import Fraction
from decimal import Decimal
print(take(3, count(Fraction(1, 2), Fraction(1, 3))), take(2, count(Decimal('1.1'), Decimal('.1'))))
class C(count): pass
print(C(2), take(2, C()))
lst = []
rep = repeat(lst, 2)
next(rep).append(1)
print(next(rep))
