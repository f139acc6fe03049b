# zip, sum, enumerate, sorted, any, all, min, max, reversed, set and dict comprehensions, slices.
def run(n):
    xs = list(range(300))
    ys = [x * 3 % 101 for x in xs]
    total = 0
    for i in range(n):
        total += sum(x * y for x, y in zip(xs, ys))
        total += sum([x for x in ys if x > 50])
        total += sum(i * x for i, x in enumerate(ys))
        d = {x: y for x, y in zip(xs, ys)}
        s = {y for y in ys}
        total += len(d) + len(s) + max(ys) + min(xs)
        if any(y > 1000 for y in ys) or not all(x >= 0 for x in xs):
            total += 1
        total += sum(d.values()) + sum(xs[10:200:2]) + sum(reversed(ys))
        table = [[r * c for c in range(10)] for r in range(10)]
        total += sum(sum(row) for row in table)
        flat = [x for row in table for x in row if x % 3 == 0]
        total += len(flat)
        a, *rest = flat
        total += a + len(rest)
        names = ["n%d" % k for k in range(10)]
        total += len(",".join(names))
    return total


print(run(900))
