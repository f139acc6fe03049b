# + - * of ints of all sizes
values = [0, 1, -1, 7, -13, 2**61 - 1, 2**61, -2**61, -2**61 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64,
          -2**64, 10**20, -10**30, 2**127, 2**128 - 1, 3**200, -7**150]
for a in values:
    for b in values:
        print(a + b, a - b, a * b)
print(sum(values), -values[5], -values[6], -values[7], -values[8])
total = 0
for a in values:
    total += a
    total *= 3
    total -= 1
print(total)
print(True + True, True - 2, True * 2**64, 2**64 * False, -True, +True, +False)
print(2**61 + 2**61, 2**61 - 1 + 1, -2**61 - 1 + 1, 4611686018427387904 - 1, 2305843009213693951 * 2)
x = 2**61 - 1
x += 1
print(x, x - 1, x is not None, (x - 1) * 1)
