# operators of complex numbers
values = [0j, 1 + 0j, 1j, -1j, 1 + 2j, -1.5 + 0.5j, 3, -2.5, True, complex(-0.0, -0.0), complex(float('inf'), 1), complex(1, float('nan')),
          1e200 + 1e200j, 1e-200j]
for a in values:
    for b in values:
        print(a, b, a + b, a - b, a * b, a == b, a != b, end=' ')
        for f in (lambda: a / b, lambda: a**b):
            try:
                print(f(), end=' ')
            except (ZeroDivisionError, OverflowError) as e:
                print(e, end=' ')
        print()
for z in values:
    print(-z, +z, bool(z), complex(z).conjugate())
    try:
        print(abs(z))
    except OverflowError as e:
        print(e)
