# hash values of equal numbers are equal
import math

p = 2**61 - 1
for n in (0, 1, -1, -2, 2, 10**10, p - 1, p, p + 1, 2 * p, -p, -p - 1, -p + 1, 2**62, 2**63, -2**63, 2**64, 10**30, 3**300,
          -3**301, p**3, p**3 + 5, True, False):
    print(n % 1000, hash(n), hash(n) == (n % p if n >= 0 else -(-n % p)) or hash(n) == -2)
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 0.1, 1e10, 1e300, -1e300, 5e-324, math.pi, 2.0**61, 2.0**61 - 256, float(p), -2.0**100,
          math.inf, -math.inf):
    print(x, hash(x))
for n in (1, 2**53, 2**61, 2**70, 10**22, -5, -2**200):
    assert hash(n) == hash(float(n)) == hash(complex(n))
for z in (1j, -1j, 1 + 2j, 0.5 - 1.5j, complex(2**70), complex(0, -0.0), complex(math.inf, 1)):
    print(z, hash(z))
print(len({1, 1.0, True, 1 + 0j}), {2: 'a'}[2.0], {2**70: 'b'}[float(2**70)])


class I(int):
    pass


print(hash(I(5)), hash(I(2**61 - 1)), {I(3): 1}[3], hash(I(-1)))
