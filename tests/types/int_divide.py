# // % divmod of ints, with all signs
values = [1, -1, 2, -3, 7, 10, -10, 2**61, -2**61, 2**62 + 1, 2**64, -2**64 - 1, 10**25, -3**100, 7**90]
for a in [0] + values:
    for b in values:
        q, r = divmod(a, b)
        assert q == a // b and r == a % b and q * b + r == a, (a, b)
        assert 0 <= r < b or b < r <= 0, (a, b)
        print(q, r)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 2**70 // 0, lambda: 2**70 % 0,
          lambda: divmod(2**70, 0), lambda: 0 // 0, lambda: 1 // False, lambda: True % False):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(e)
print(True // 2, True % 2, 5 // True, divmod(True, True), divmod(-7, True))
print(2**61 // -1, -2**61 // -1, -2**61 % -1, divmod(-2**61, -1), -2**63 // -1, (2**63) // (2**63))
a = 10**40
a //= 10**10
print(a)
a %= 10**7 + 1
print(a)
