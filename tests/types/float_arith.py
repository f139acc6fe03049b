# + - * / // % divmod ** of floats and ints
inf, nan = float('inf'), float('nan')
values = [0.0, -0.0, 1.0, -1.5, 2, -3, 0.1, 1e308, -1e308, 5e-324, 2**53, 2**61, 10**20, inf, -inf, nan, True, 1e200, 7.5]
for a in values:
    for b in values:
        print(a, b, a + b if isinstance(a, float) or isinstance(b, float) else '', a - b, a * b, end=' ')
        for f in (lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b)):
            try:
                print(f(), end=' ')
            except (ZeroDivisionError, OverflowError) as e:
                print(e, end=' ')
        print()
