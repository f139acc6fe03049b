# Builtins that take many items of a generator at once: what is seen from outside must not differ from asking for one
# after the other.
from fractions import Fraction

g = (x for x in [0, 0, 3, 4, 5])
print(any(g), list(g))
g = (x for x in [1, True, 0, 7])
print(all(g), next(g))
g = (x for x in ['', [], 0, 'a', 'b'])
print(any(g), next(g))
print(sum(x for x in [1, True, 2**61, 2**61, 2**70, -2**70]))
print(sum(x for x in [1, 2, 0.5, 1e100, 1.0, -1e100, 3]), sum((x for x in [0.1] * 10), 5))
print(sum(x for x in [1, Fraction(1, 3), 0.5]))
print(min(x for x in [3, 1, 2]), max(x for x in [1.5, 2.5, 0.5]), max(x for x in [1, 2.5, 2]), min(x for x in [2, True, 0.5]))
nan = float('nan')
print(min(x for x in [nan, 1.0]), min(x for x in [1.0, nan, 0.5]), max((x for x in []), default='none'))
print(max((x for x in 'abc'), key=lambda c: -ord(c)), min(x for x in ['b', 'a']))


def broken(n):
    for i in range(n):
        yield i
    raise KeyError(n)


for f in sum, list, any, all, min, max, tuple, set, sorted, ','.join:
    try:
        print(f(broken(3)))
    except (KeyError, TypeError) as e:
        print(f.__name__, type(e).__name__, e)


def watched():
    for i in range(3):
        print('running', i, me.gi_running, me.gi_frame is not None)
        yield i


me = watched()
print(sum(me), me.gi_frame)


def selfish():
    yield 1
    try:
        sum(own)
    except ValueError as e:
        print(e)
    try:
        next(own)
    except ValueError as e:
        print(e)
    yield 2
    yield 3


own = selfish()
print(sum(own))
own = selfish()
print(list(own))


def inner():
    got = yield 1
    print('got', got)
    got = yield 2
    print('got', got)
    return 5


def outer():
    r = yield from inner()
    yield r
    yield from [7, 8]


print(sum(outer()), list(outer()))


def growing(l):
    for i in range(30):
        if i == 10:
            l.clear()
        elif i == 20:
            l.append('x')
        yield i


l = [1, 2]
l.extend(growing(l))
print(l)


class D:
    def __del__(self):
        log.append('dead')


log = []


def dying():
    for i in range(3):
        d = D()
        yield i
        log.append(i)


print(sum(dying()), log)
print(sum(sum(x * y for y in range(x)) for x in range(20)), [sum(v for v in r) for r in [[1], [2, 3]]])
print(list(x for x in range(1000)) == list(range(1000)), sum(len(s) for s in ['a', 'bb', 'ccc'] if s != 'bb'))


def caught():
    try:
        for i in range(5):
            try:
                yield i
            finally:
                if i == 3:
                    raise ValueError('three')
    except ValueError as e:
        yield 100


print(sum(caught()), list(caught()), ','.join(str(x) for x in caught()))
