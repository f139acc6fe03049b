# while loops with tests and integer division.
def longest(limit):
    best = best_at = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > best:
            best, best_at = steps, start
    return best_at, best


def primes(limit):
    count = 0
    for n in range(2, limit):
        d = 2
        while d * d <= n and n % d:
            d += 1
        if d * d > n:
            count += 1
    return count


print(*longest(60000), primes(60000))
