# subclasses of int
class Plain(int):
    pass


class Named(int):
    def __new__(cls, value, name='x'):
        self = super().__new__(cls, value)
        self.name = name
        return self

    def __repr__(self):
        return f'{self.name}={int(self)}'


class Slots(int):
    __slots__ = ()


class Ops(int):
    def __add__(self, other):
        return 'add'

    def __radd__(self, other):
        return 'radd'

    def __eq__(self, other):
        return 'eq'

    __hash__ = int.__hash__


a, b = Plain(5), Plain(2**70)
print(a, b, type(a), type(b), type(a + 0), type(a + a), type(-a), type(+a), type(abs(a)), type(~a), type(a * b), type(a // 1))
print(a == 5, b == 2**70, a < b, hash(a) == hash(5), {a: 1}[5], isinstance(a, int), Plain(5) is not Plain(5))
print(a.real is a, type(a.real), type(a.numerator), type(a.conjugate()), type(round(a)), type(int(a)), type(a.__index__()))
a.x = [1]
print(a.x, a.__dict__, vars(a))
n = Named(7, 'seven')
print(n, n + 1, [n], n.name, Named(-2**80, name='big'), f'{n}', '%d' % n, n * 2)
try:
    Slots(3).x = 1
except AttributeError as e:
    print(e)
print(Slots(3) + 1, Slots(2**90) - 1)
o = Ops(3)
print(o + 1, 1 + o, o == 3, 3 == o, o - 1, 1 - o, o * 2, 1.5 + o, sum([o]), o != 3)
print([10, 20, 30][Plain(1)], 'abc'[Plain(-1)], range(Plain(3)), list(range(Plain(3))), 'x' * Plain(3), bytes(Plain(2)))
print(Plain('12'), Plain('ff', 16), Plain(3.9), Plain(True), Plain(), bool(Plain(0)), bool(Plain(1)), not Plain(0))
print(1 << Plain(3), Plain(8) >> Plain(1), Plain(6) & 3, Plain(6) | 1, Plain(6) ^ 2, Plain(2)**Plain(3), pow(Plain(2), 3, Plain(5)))
print(divmod(Plain(7), Plain(2)), Plain(7) / 2, Plain(7) % 4, 2.5 * Plain(2), Plain(2) + 1j)
try:
    Plain(1, 2, 3)
except TypeError as e:
    print(e)
try:
    Plain(x=1)
except TypeError as e:
    print(e)
import gc
Plain(1).cycle = None
for i in range(100):
    c = Plain(i)
    c.me = c
del c
gc.collect()
print('done')
