# sort: order, stability, key, reverse, errors
seed = 5
def randrange(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed // 7 % n
for n in (0, 1, 2, 3, 10, 33, 64, 65, 100, 500, 2000):
    a = [randrange(n + 1) for _ in range(n)]
    b = a[:]
    b.sort()
    ok = all(b[i] <= b[i + 1] for i in range(n - 1)) and sorted(a, reverse=True) == b[::-1]
    pairs = [(randrange(5), i) for i in range(n)]
    s = sorted(pairs, key=lambda p: p[0])
    ok2 = all(s[i][0] < s[i + 1][0] or s[i][1] < s[i + 1][1] for i in range(n - 1))
    s = sorted(pairs, key=lambda p: p[0], reverse=True)
    ok3 = all(s[i][0] > s[i + 1][0] or s[i][1] < s[i + 1][1] for i in range(n - 1))
    print(n, ok, ok2, ok3)
print(sorted('hello'), sorted({3: 1, 1: 2}), sorted((3, 1, 2)), sorted([3.5, 1, 2.25]))
print(sorted(['b', 'A', 'c'], key=str.lower), sorted([-3, 2, -1], key=abs), sorted([[2], [1], []]))
print(sorted([(1, 'b'), (1, 'a'), (0, 'c')]), sorted([True, False, 2]), sorted(['é', 'z', 'a', '\U0001f600']))
for f in (lambda: sorted([1, 'a']), lambda: sorted([None, None]), lambda: sorted([1, 2], key=1),
          lambda: sorted([1j, 2j]), lambda: [].sort(1), lambda: [].sort(foo=1), lambda: [2, 1].sort(key=len),
          lambda: sorted(1), lambda: sorted([2, 1], reverse='no'), lambda: [1].sort(reverse=[]),
          lambda: sorted([(1, 'a'), (1, 2)])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
up = list(range(300))
down = up[::-1]
down.sort()
print(down == up, sorted(up, reverse=True) == up[::-1])
saw = [i % 50 for i in range(500)]
print(sorted(saw) == [i // 10 for i in range(500)])
