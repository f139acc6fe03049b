# subclasses of float, boxed magnitudes
class F(float):
    pass


class Named(float):
    def __new__(cls, v, name):
        self = float.__new__(cls, v)
        self.name = name
        return self

    def __repr__(self):
        return f'<{self.name} {float(self)}>'


class Slots(float):
    __slots__ = ('unit',)


class Ops(float):
    def __add__(self, other):
        return 'add'

    def __rsub__(self, other):
        return 'rsub'

    def __float__(self):
        return 42.0


f = F(1.5)
f.note = 'hi'
print(f, f.note, f.__dict__, type(f), type(f + 0), type(-f), type(+f), type(abs(f)), type(f * 2), type(f // 1), type(float(f)))
print(type(f.real), type(f.conjugate()), f == 1.5, hash(f) == hash(1.5), {f: 1}[1.5], f < 2, int(f), round(f), round(f, 1), F('2.5'))
n = Named(2.5, 'x')
print(n, [n], str(n), f'{n}', f'{n:.2f}', '%.1f' % n, '%s' % n, n + 1)
s = Slots(3.5)
s.unit = 'kg'
print(s, s.unit, s * 2)
try:
    s.other = 1
except AttributeError as e:
    print(e)
o = Ops(1.5)
print(o + 1, 1 + o, 5 - o, o - 5, float(o), o * 2, 2.0 - o, int(o), F(o))
big = [2.0**300, 2.0**-300, -2.0**500, 1e-200, 3.3e180, 2.0**257, 2.0**256, 2.0**-255, 2.0**-256, 2.0**769, 2.0**770, 2.0**-767, 2.0**-768]
for x in big:
    print(x, -x, x * 0.5 * 2 == x, x + 0 == x, x.hex(), repr(x), {x: 1}[x * 1.0], [x].index(x * 1), hash(x) == hash(x * 1.0), x / x, x is x)
print(sum(big), sorted(big), max(big), big[0] * big[1], big[2] / big[3], 2.0**300 == 2**300, hash(2.0**300) == hash(2**300))
for i in range(1000):
    y = 2.0**300 * i
print(y)
