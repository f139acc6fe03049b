# Integer keys: counting, a table that grows, memoised recursion, a set of visited numbers.
def count(n):
    counts = {}
    x = 12345
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        k = x % 5003
        if k in counts:
            counts[k] += 1
        else:
            counts[k] = 1
    return len(counts), counts[42]


def squares(n):
    table = {}
    for i in range(n):
        table[i * 7] = i * i
    total = 0
    for i in range(n):
        total += table[i * 7]
    return total


def visit(n):
    seen, x = set(), 1
    while x not in seen:
        seen.add(x)
        x = (x * 5 + 3) % n
    return len(seen)


print(*count(600000), squares(200000), visit(1 << 18))
