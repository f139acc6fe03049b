# islice, takewhile, dropwhile, filterfalse, compress, pairwise, batched
from itertools import *
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('list(islice("abcdef", 3))', 'list(islice("abcdef", 2, 4))', 'list(islice("abcdef", 2, None))', 'list(islice("abcdef", 0, None, 2))',
             'list(islice("abcdef", None))', 'list(islice("abcdef", 1, 100, 3))', 'list(islice("abc", 0))', 'list(islice("abc", 5, 9))',
             'list(islice("abc", 3, 1))', 'islice("abc")', 'islice("abc", "a")', 'islice("abc", 1, "a")', 'islice("abc", 1, 2, "a")', 'islice("abc", -1)',
             'islice("abc", -1, 2)', 'islice("abc", 1, 2, 0)', 'islice("abc", 1, 2, -1)', 'islice("abc", 1, 2, 3, 4)', 'islice(1, 2)', 'islice("a", 2**70)',
             'list(islice(count(), 3, 9, 2))', 'list(takewhile(lambda x: x < 3, [1, 2, 3, 1]))', 'list(takewhile(bool, []))', 'takewhile(1)',
             'list(takewhile(1, [1]))', 'list(dropwhile(lambda x: x < 3, [1, 2, 3, 1]))', 'list(dropwhile(bool, [1, 1]))', 'dropwhile()',
             'list(filterfalse(lambda x: x % 2, range(6)))', 'list(filterfalse(None, [0, 1, "", "a"]))', 'list(filterfalse(bool, [0, 1]))',
             'filterfalse(None)', 'list(compress("abcdef", [1, 0, 1, 0, 1]))', 'list(compress("ab", repeat(1)))', 'list(compress(data="ab", selectors=[0, 1]))',
             'compress("a")', 'compress(1, 2)', 'compress("a", "b", "c")', 'list(pairwise("abcd"))', 'list(pairwise("a"))', 'list(pairwise(""))', 'pairwise()',
             'pairwise(1)', 'list(batched("abcdefg", 3))', 'list(batched("", 3))', 'list(batched("abc", 1))', 'list(batched("ab", 100))', 'batched("a", 0)',
             'batched("a")', 'batched("a", "b")', 'list(batched("abc", 2, strict=True))', 'list(batched("abcd", 2, strict=True))', 'list(batched(iterable="ab", n=2))',
             'takewhile(bool, [1], x=1)'):
    t(text)
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), next(it), list(islice(it, None)))
it = iter([1, 5, 2])
print(list(takewhile(lambda x: x < 4, it)), list(it))
tw = takewhile(lambda x: x < 2, [1, 3, 1])
print(list(tw), next(tw, 'end'))
p = pairwise([1, 2, 3])
print(next(p), list(p), list(p))
def boom(x): raise ValueError(x)
for f in (takewhile, dropwhile, filterfalse):
    try:
        list(f(boom, [7]))
    except ValueError as e:
        print(f.__name__, e)
s = islice(iter([1, 2, 3]), 1)
print(list(s), next(s, 'end'))
