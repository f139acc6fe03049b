# Comprehensions, tuples, unpacking, builtin calls.
def run(n):
    total = 0
    for i in range(n):
        xs = [j * 2 for j in range(20)]
        pairs = [(a, b) for a, b in zip(xs, xs)]
        for a, b in pairs:
            total += a + b
        total += len(xs) + max(xs) + abs(-i)
    return total


print(run(40000))
