# Numbers of two to four machine words: products, remainders, gcd, shifts, comparison.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def run(n):
    mask = (1 << 128) - 1
    x, total = 0x9E3779B97F4A7C15F39CC0605CEDC835, 0
    for i in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & mask
        y = x >> 64
        total += (x ^ y) % 1000003
        if x > y * y:
            total -= i
    a, b = 3 ** 200, 2 ** 300 + 1
    for i in range(n // 400):
        total += gcd(a + i, b - i)
    return total


print(run(200000))
