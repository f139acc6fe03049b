# tuple(): construction, items, operators, errors
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

u = (10, 11, 12, 13)
for text in ('tuple()', 'tuple([])', 'tuple("ab")', 'tuple(u) is u', 'tuple({1: 2})', 'tuple(1)',
             'tuple(1, 2)', 'tuple(x=1)', '()', '(1,)', '(1, 2)', '((),)', 'tuple(range(5))', 'tuple(x for x in "ab")',
             'u[0]', 'u[-1]', 'u[4]', 'u[-5]', 'u["a"]', 'u[1.0]', 'u[2**70]', 'u[True]', 'u[:]', 'u[:] is u', 'u[1:]',
             'u[::-1]', 'u[::2]', 'u[3:1]', 'u[::0]', 'u[10:]', 'u[-2:]', 'u[None]', 'u[()]',
             'u + (1,)', 'u + ()', '(() + u) is u', 'u + [1]', 'u + "a"', '1 + u', 'u * 2', '2 * (1,)', 'u * 0', 'u * -1',
             'u * 1 is u', 'u * "a"', 'u * 1.0', '() * 2**70', '(1,) * 2**70', 'u - u', '-u', 'u.count(10)',
             'u.index(12)', 'u.index(99)', 'u.index(10, 1)', 'u.index(13, -1)', 'u.index(10, "a")', 'u.index()',
             'u.count()', 'u.count(1, 2)', '12 in u', '99 in u', 'len(u)', 'hash(())', 'hash((1,))', 'hash((1, 2, 3))',
             'hash(((1, 2), (3,)))', 'hash((1.5, True, None))  == hash((1.5, 1, None))', 'hash(([],))', 'u.__getnewargs__()',
             'tuple[int, ...]', 'tuple[()]', '(1, 2) < (1, 3)', '(1,) < (1, 0)', '(1, "a") < (1, 2)', '() == []',
             '(1, 2) == (1.0, True + 1)', 'tuple.__new__(tuple, "ab")', 'tuple.__new__(list)', 'bool(())', 'bool((0,))',
             'u.foo', 'u.append', 'max(u), min(u), sum(u), sorted(u, reverse=True)', 'list(reversed(u))'):
    t(text)
for stmt in ('u[0] = 1', 'del u[0]', 'u[:] = 1', 'u.x = 1'):
    try:
        exec(stmt)
    except (TypeError, AttributeError) as e:
        print(stmt, type(e).__name__, e)
a, *b, c = u
print(a, b, c)
u += (14,)
print(u)
