# Exceptions raised and caught, try blocks that are not used.
def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i


def run(n):
    good = bad = 0
    for i in range(n):
        try:
            good += check(i)
        except ValueError:
            bad += 1
    return good, bad


print(*run(600000))
