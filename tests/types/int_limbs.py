"""Operators on ints of one to four limbs around the powers of two where a limb, two limbs and an immediate end."""

edges = sorted({s * (1 << k) + d for k in (0, 1, 60, 61, 62, 63, 64, 65, 127, 128, 129, 191, 192, 255, 256)
                for d in (-2, -1, 0, 1, 3) for s in (1, -1)})
mixed = [x ^ (0x5DEECE66D << 17 * i) for i, x in enumerate(edges)]
numbers = edges + mixed
P = (1 << 89) - 1

for name, op in [
        ('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b),
        ('//', lambda a, b: a // b if b else 0), ('%', lambda a, b: a % b if b else 0),
        ('&', lambda a, b: a & b), ('|', lambda a, b: a | b), ('^', lambda a, b: a ^ b),
        ('<<', lambda a, b: a << (b & 255)), ('>>', lambda a, b: a >> (b & 255)),
        ('>> far', lambda a, b: a >> abs(b)),
        ('<', lambda a, b: a < b), ('==', lambda a, b: a == b)]:
    total = 0
    for i, a in enumerate(numbers):
        for b in numbers:
            total = (total * 31 + op(a, b)) % P
    print(name, total)

for a in numbers:  # laws that need no other implementation
    for b in numbers:
        assert a + b - b == a and (a ^ b) ^ b == a and (a & b) + (a | b) == a + b
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and q == a // b and r == a % b and (0 <= r < b or b < r <= 0)
for b in (0, True, False):
    for a in numbers[::7]:
        try:
            print(a % b if b is not False else a // b, end=' ')
        except ZeroDivisionError as e:
            print(e, end='; ')
print()
x = 0x9E3779B97F4A7C15F39CC0605CEDC835
for mask in ((1 << 64) - 1, (1 << 100) - 1, (1 << 128) - 1, (1 << 130) - 1):
    y = x
    for i in range(100):
        y = (y * 6364136223846793005 + 1442695040888963407) & mask
    print(hex(y), hex(-y & mask), hex(-y & -mask), hex(mask & y * y * y))


class Int(int):
    pass


print(type(Int(2 ** 100) + 0), Int(2 ** 64) * Int(3), Int(0) - Int(2 ** 127), Int(-5) & Int(2 ** 100), True + 2 ** 64)
for n in (1 << 64, 1 << 128, -(1 << 64)):
    for op in (lambda: n << -1, lambda: n >> -1, lambda: n // 0, lambda: n % 0):
        try:
            print(op())
        except (ValueError, ZeroDivisionError) as e:
            print(e)
