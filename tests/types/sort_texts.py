# Texts that begin alike, end early, hold NULs and wide characters; many ints of all ranges; both ways and with keys.
seed = 7


def rand(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def check(items, **kw):
    got = sorted(items, **kw)
    key = kw.get('key', lambda x: x)
    ok = all(not key(b) < key(a) for a, b in zip(got, got[1:])) if not kw.get('reverse') else \
        all(not key(a) < key(b) for a, b in zip(got, got[1:]))
    place = {}
    for i, x in enumerate(items):
        place.setdefault(key(x), []).append(id(x))
    for x in got:
        ok = ok and place[key(x)].pop(0) == id(x)
    return ok and not any(place.values())


alphabet = ['a', 'b', '\0', 'z', 'é', '\U0001F600', 'customer', 'prefix__']
for size in 2, 31, 32, 33, 200, 1500:
    texts = [''.join(alphabet[rand(8)] for _ in range(rand(5))) for _ in range(size)]
    print(size, check(texts), check(texts, reverse=True), check(texts, key=len), check(sorted(texts)), check(sorted(texts)[::-1]))
print(sorted(['ab\0', 'ab', 'ab\0\0', 'a', '', 'ab\0c'] * 8)[::8] == sorted(['ab\0', 'ab', 'ab\0\0', 'a', '', 'ab\0c']))
for bound in 2, 300, 70000, 2**31, 2**60:
    for size in 255, 256, 3000:
        ints = [rand(bound) - bound // 2 for _ in range(size)]
        print(bound, size, check(ints), check(ints, reverse=True), check(ints, key=lambda x: x % 7), check([(x,) for x in ints], key=lambda p: p[0]))
print(check(list(range(500)) + [3]), check([5] * 400 + [4]), check([2**61 - 1, -2**61] * 300), check([2**61, 1] * 300))

d = {}
for i in range(2000):
    k = (rand(40), str(rand(40)), rand(3))
    d[k] = d.get(k, 0) + 1
print(sum(d.values()), all(d[(a, b + '', c)] >= 1 for a, b, c in list(d)), (1, '1') in {(1, '1'): 0}, (1.0, '1') in {(1, '1'): 0},
      (True, 2) in {(1, 2): 0}, (1, (2, 3)) in {(1, (2, 3)): 0}, (1,) in {(1, 2): 0}, hash((1, 'a')) == hash((1, 'a')))
total = 0
for i in range(300):
    a, b = 3**rand(200) * (1 - 2 * rand(2)), 7**rand(100) * (1 - 2 * rand(2))
    assert (a + b) - b == a and (a - b) + b == a and divmod(a * b + 1, a) == (b + (1 // a if a > 1 else (1 - 1 % a) // a), 1 % a)
    assert int(str(a)) == a and str(-a) == ('-' + str(a) if a > 0 else str(a)[1:])
    total += a % 1000003
print(total)
