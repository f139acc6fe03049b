# str, repr, bin, oct, hex of ints
for n in (0, 1, -1, 9, 10, 255, -256, 2**61 - 1, 2**61, -2**61, -2**61 - 1, 2**64, 10**18, 10**19, 10**19 - 1, 10**20,
          10**38, 10**57 - 1, -10**57, 3**200, -7**300, 2**1000):
    print(n, repr(n), str(n), bin(n), oct(n), hex(n), f'{n}', '%d' % n, '%x' % n, '%o' % n)
    assert int(str(n)) == n and int(hex(n), 16) == n and int(oct(n), 0) == n and eval(repr(n)) == n
for k in (100, 607, 608, 609, 1000, 1216, 2000, 4299):
    n = 10**k
    s = str(n)
    assert s == '1' + '0' * k and str(n - 1) == '9' * k and int(s) == n
    m = 7**k // 3**(k // 2)
    assert int(str(m)) == m and int(str(-m)) == -m
    print(k, str(m)[:20], str(m)[-20:])
for base in range(2, 37):
    print(base, int('1' * 50, base) % 10**9, int('10' * 40, base) % (2**61 - 1))


class N(int):
    def __repr__(self):
        return 'N(%d)' % self


print(N(5), str(N(5)), f'{N(5)}', f'{N(5):d}', [N(2**70)], N(5) + 1, bin(N(5)), hex(N(-2**70)))
for f in (lambda: bin(1.0), lambda: hex('a'), lambda: oct(None)):
    try:
        f()
    except TypeError as e:
        print(e)
