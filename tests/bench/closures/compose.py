# Functions as values: composition, lambdas with defaults, map and filter, sort keys, decorators.
def compose(f, g):
    return lambda x: f(g(x))


def power(n):
    def raise_to(x):
        result = 1
        for _ in range(n):
            result *= x
        return result
    return raise_to


def counted(f):
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        return f(*args)

    wrapper.calls = lambda: calls
    return wrapper


@counted
def weigh(a, b):
    return a * 2 + b


def run(n):
    step = compose(lambda x: x + 1, compose(lambda x, k=3: x * k, lambda x: x - 2))
    cube = power(3)
    total = 0
    for i in range(n):
        total += step(i) + weigh(i, 1)
        if i % 8 == 0:
            total += cube(i % 10)
            adders = [lambda x, k=k: x + k for k in range(3)]
            for add in adders:
                total += add(i)
    xs = list(range(2000))
    for _ in range(n // 4000):
        total += sum(map(lambda x: x * 2, filter(lambda x: x & 1, xs)))
        total += sorted(xs, key=lambda x: -x)[0]
    return total, weigh.calls()


print(*run(250000))
