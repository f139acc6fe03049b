# A generator driven by a for loop, and one delegating to another.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def both(n):
    yield from numbers(n)
    yield from numbers(n)


def run(n):
    s = 0
    for x in numbers(n):
        s += x
    for x in both(n // 2):
        s += x
    return s


print(run(1500000))
