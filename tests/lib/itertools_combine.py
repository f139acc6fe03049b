# product, permutations, combinations, combinations_with_replacement
from itertools import *
import math
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('list(product())', 'list(product("ab"))', 'list(product("ab", [1, 2]))', 'list(product([0, 1], repeat=2))', 'list(product("ab", repeat=0))',
             'list(product([], "ab"))', 'list(product("ab", []))', 'product(1)', 'product("a", repeat=-1)', 'product("a", repeat="b")', 'product("a", foo=1)',
             'product("ab", repeat=2**62)', 'list(product("ab", "c", repeat=2))', 'list(permutations("abc"))', 'list(permutations("abc", 2))',
             'list(permutations("abc", 0))', 'list(permutations("abc", 4))', 'list(permutations([]))', 'permutations("ab", -1)', 'permutations("ab", "c")',
             'permutations()', 'permutations(1)', 'list(permutations(iterable="ab", r=1))', 'list(permutations("ab", None))', 'list(combinations("abcd", 2))',
             'list(combinations("abc", 0))', 'list(combinations("abc", 3))', 'list(combinations("abc", 4))', 'combinations("abc")', 'combinations("abc", -1)',
             'combinations("abc", "a")', 'combinations(1, 2)', 'list(combinations(iterable="ab", r=1))', 'list(combinations_with_replacement("abc", 2))',
             'list(combinations_with_replacement("ab", 3))', 'list(combinations_with_replacement("", 1))', 'list(combinations_with_replacement("", 0))',
             'list(combinations_with_replacement("a", 0))', 'combinations_with_replacement("a", -1)', 'combinations_with_replacement("a")'):
    t(text)
for n in range(7):
    for r in range(n + 2):
        p = sum(1 for _ in permutations(range(n), r))
        c = sum(1 for _ in combinations(range(n), r))
        w = sum(1 for _ in combinations_with_replacement(range(n), r))
        assert p == (math.perm(n, r) if r <= n else 0), (n, r, p)
        assert c == (math.comb(n, r) if r <= n else 0), (n, r, c)
        assert w == (math.comb(n + r - 1, r) if n else int(r == 0)), (n, r, w)
print(sum(1 for _ in product(range(5), repeat=4)), len(set(permutations(range(5)))))
it = product('ab', repeat=2)
a, b = next(it), next(it)
print(a, b, list(it), list(it))
seen = []
for x in permutations([1, 2, 3]):
    seen.append(x)
print(seen == sorted(seen), seen[0] is not seen[1])
it = combinations([1, 2, 3], 2)
keep = next(it)
rest = list(it)
print(keep, rest)
class P(product): pass
print(list(P([1], [2])))
print(list(combinations('aab', 2)), list(permutations('aa')))
