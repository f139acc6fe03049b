# union, intersection, difference, symmetric difference: methods and operators
a, b, c = {1, 2, 3, 4}, {3, 4, 5}, frozenset([4, 9])
for x, y in ((a, b), (b, a), (a, c), (c, a), (a, set()), (set(), a), (a, a)):
    print(x | y, x & y, x - y, x ^ y, type(x | y).__name__, type(x & y).__name__, type(x - y).__name__, type(x ^ y).__name__)
    print(x <= y, x < y, x >= y, x > y, x == y, x != y)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

for text in ('a.union()', 'a.union(b, c)', 'a.union([7], (9,), {8: 1})', 'a.union(1)', 'a.intersection()', 'a.intersection(b, c)',
             'a.intersection([1, 1, 2])', 'a.intersection({1: 2})', 'a.intersection(5)', 'a.intersection([[]])', 'a.difference()',
             'a.difference(b, c)', 'a.difference([1], {2: 3})', 'a.difference(5)', 'a.symmetric_difference(b)',
             'a.symmetric_difference([1, 1, 9, 9])', 'a.symmetric_difference({1: 0})', 'a.symmetric_difference()',
             'a.symmetric_difference(b, c)', 'a | [1]', 'a & [1]', 'a - [1]', 'a ^ [1]', '[1] | a', 'a | None', 'c | {1}', 'a.__or__([1])',
             'a.__ror__({9})', 'a.__rsub__({1, 99})', 'a.__rxor__({1, 99})', 'a.__rand__(b)', 'a < [1]', 'a <= (1,)', 'a == [1, 2, 3, 4]'):
    t(text)
for stmt in ('s |= {9}', 's &= {1, 2}', 's -= {1}', 's ^= {1, 9}', 's |= [1]', 's &= [1]', 's -= [1]', 's ^= "a"', 's -= s', 's ^= s', 's |= s',
             's &= s', 's.update(b)', 's.intersection_update(b)', 's.intersection_update()', 's.intersection_update(b, c)',
             's.difference_update(b)', 's.difference_update([1], [2])', 's.difference_update(s)', 's.symmetric_difference_update(b)',
             's.symmetric_difference_update(s)', 's.symmetric_difference_update([1, 1])', 's.update(s)'):
    ns = {'s': set(a), 'b': b, 'c': c}
    before = ns['s']
    try:
        exec(stmt, ns)
        print(stmt, ns['s'], ns['s'] is before)
    except TypeError as e:
        print(stmt, e)
f = frozenset(a)
g = f
g |= {7}
print(g, f, type(g).__name__)
print(set(range(1000)) & set(range(5)), set(range(5)) - set(range(1000)), len(set(range(1000)) - set(range(5))))
