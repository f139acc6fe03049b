# text of complex numbers
inf, nan = float('inf'), float('nan')
parts = [0.0, -0.0, 1.0, -1.5, 1e16, 1e-5, 123456.789, inf, -inf, nan, 1e22, 5e-324]
for x in parts:
    for y in parts:
        z = complex(x, y)
        print(repr(z), str(z), f'{z}')
        if x == x and y == y:
            assert complex(repr(z)) == z
print([1j, -1j], (0j,), {1 + 1j}, '%s %r' % (1j, 2j))


class C(complex):
    def __repr__(self):
        return 'C!'


class N(complex):
    def __new__(cls, r, i, name):
        z = super().__new__(cls, r, i)
        z.name = name
        return z


c = C(1, 2)
print(c, str(c), [c], f'{c}', f'{c:.1f}', c + 0, c.real, type(c.conjugate()), type(+c), c == 1 + 2j, hash(c) == hash(1 + 2j))
n = N(1, 2, 'n')
n.extra = 5
print(n, n.name, n.__dict__, n * 2, isinstance(n, complex), abs(N(3, 4, '')))
