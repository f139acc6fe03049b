# Chained generators, a recursive one, send(), generator expressions and next().
def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def scaled(source, k):
    for x in source:
        yield x * k


def walk(node):
    if node:
        left, value, right = node
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def averager():
    total = count = 0
    average = 0
    while True:
        x = yield average
        total += x
        count += 1
        average = total // count


def run(n):
    s = sum(scaled(evens(range(n)), 3))
    tree = build(0, n // 20)
    for value in walk(tree):
        s += value
    a = averager()
    next(a)
    for i in range(n // 4):
        s += a.send(i)
    s += sum(x * x for x in range(n) if x & 1)
    pairs = ((i, j) for i in range(n // 400) for j in range(100))
    for i, j in pairs:
        s += i ^ j
    return s


print(run(1200000))
