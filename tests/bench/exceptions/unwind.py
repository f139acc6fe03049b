# Exceptions through several frames, finally and with, KeyError, StopIteration, classes of errors, else.
class Refused(Exception):
    def __init__(self, code):
        super().__init__("refused")
        self.code = code


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is Refused


def deep(n, i):
    if n == 0:
        if i % 2:
            raise Refused(i)
        return i
    return deep(n - 1, i)


def attempt(i, log):
    try:
        return deep(4, i)
    finally:
        log[0] += 1


def run(n):
    log, table, total = [0], {k: k for k in range(0, 50, 2)}, 0
    for i in range(n):
        try:
            total += attempt(i, log)
        except (KeyError, Refused) as e:
            total += e.code & 3
        else:
            total += 1
        try:
            total += table[i % 50]
        except KeyError:
            total += 2
        with Guard():
            if i % 4 == 1:
                raise Refused(1)
            total += 1
        try:
            int("x" if i % 8 == 0 else "7")
        except ValueError as e:
            total += len(str(e)) & 1
    return total, log[0]


print(*run(120000))
