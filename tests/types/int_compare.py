# ordering and equality, also with floats
values = [0, 1, -1, True, False, 2**53, 2**53 + 1, 2**61, -2**61 - 1, 2**64, 2**64 + 1, 10**308, 10**309, -10**309,
          0.0, -0.0, 0.5, -0.5, 1.0, float(2**53), 9007199254740993.0, float(2**64), 1e308, 1.7e308, float('inf'),
          float('-inf'), float('nan'), 2.0**61]
for a in values:
    print(a, *['<' if a < b else '>' if a > b else '=' if a == b else '?' for b in values],
          *[(a <= b, a >= b, a != b) for b in values[:6]])
print(sorted(v for v in values if v == v))
for f in (lambda: 1 < 'a', lambda: 1 >= None, lambda: 2**70 > [], lambda: 1 == 'a', lambda: 1 != 'a', lambda: 1 <= 1j):
    try:
        print(f())
    except TypeError as e:
        print(e)
print((1).__eq__(1), (1).__eq__('a'), (1).__lt__(2.0), (1).__ge__(True), (2**70).__ne__(2**70))
print(2**70 == 2**70, 2**70 != 2**70 + 1, 2**1000 > 2**999, -2**1000 < 2**10)
print(max(3, 2**70, -5), min(2.5, 2, 10**30), 1 < 2 < 2**64 < 1e30)
