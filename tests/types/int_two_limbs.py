# Operators on ints around the borders of one and two machine words, each pair with each operator.
import operator as o

values = sorted({sign * ((1 << k) + d) for k in (0, 1, 31, 61, 62, 63, 64, 65, 95, 126, 127, 128, 129)
                 for d in (-1, 0, 1, 12345678901) for sign in (1, -1)})
M = (1 << 61) - 1
for op in (o.add, o.sub, o.mul, o.and_, o.or_, o.xor, o.floordiv, o.mod):
    check = 0
    for x in values:
        for y in values:
            if y == 0 and op in (o.floordiv, o.mod):
                continue
            check = (check * 31 + op(x, y)) % M
    print(op.__name__, check)
for op in (o.lshift, o.rshift):
    check = 0
    for x in values:
        for n in (0, 1, 61, 62, 63, 64, 65, 127, 128, 129, 300):
            check = (check * 31 + op(x, n)) % M
    print(op.__name__, check)

# The parts fit together again, and the results are what other values are made of.
for x in values:
    for y in values:
        if y:
            q, r = x // y, x % y
            assert q * y + r == x and (0 <= r < y or y < r <= 0), (x, y)
        assert (x & y) + (x | y) == x + y and (x ^ y) == (x | y) - (x & y), (x, y)
        assert x + y - y == x and (x - y) + y == x, (x, y)
for n in (1 << 64, 1 << 128, -(1 << 64)):
    for op in (o.floordiv, o.mod):
        try:
            op(n, 0)
        except ZeroDivisionError as e:
            print(e)
    try:
        n << -1
    except ValueError as e:
        print(e)


class Int(int):
    pass


print(type(Int(2 ** 100) + 0), Int(2 ** 64) * Int(3), Int(0) - Int(2 ** 127), Int(-5) & Int(2 ** 100), True + 2 ** 64)
