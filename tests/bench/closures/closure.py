# Closures: free variables read and rebound, functions as values.
def adder(k):
    total = 0

    def add(n):
        nonlocal total
        total += n + k
        return total

    return add


def run(n):
    fs = [adder(i) for i in range(10)]
    last = 0
    for i in range(n):
        for f in fs:
            last = f(i)
    return last


print(run(300000))
