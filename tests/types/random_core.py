# the generator behind random.Random
import _random

r = _random.Random(1)
print([r.random() for i in range(5)], [r.getrandbits(k) for k in (1, 8, 31, 32, 33, 64, 65, 100, 200)])
for seed in (0, 1, -1, 42, 2**31, 2**32, 2**32 + 1, 2**64 - 1, 2**64, 2**100, -2**100, 3**500, True, 1.5, -0.5):
    r = _random.Random(seed)
    print(seed if isinstance(seed, float) else seed % 1000003, r.random(), r.getrandbits(70), r.getrandbits(0))
r = _random.Random(5)
r.seed(123456789)
a = [r.random() for i in range(1000)]
state = r.getstate()
print(sum(a), len(state), state[0], state[-1], hash(state[:5]))
x = [r.random() for i in range(700)]
r.setstate(state)
assert x == [r.random() for i in range(700)]
s = _random.Random()
s.setstate(state)
assert x == [s.random() for i in range(700)]
assert _random.Random(-7).random() == _random.Random(7).random()
assert _random.Random().random() != _random.Random().random()
print(r.seed(), r.seed(None), 0 <= r.random() < 1)
for f in (lambda: _random.Random(1, 2), lambda: _random.Random([]), lambda: r.seed([]), lambda: r.seed(1, 2), lambda: r.getrandbits(-1), lambda: r.getrandbits(1.5),
          lambda: r.getrandbits(2**40), lambda: r.getrandbits('a'), lambda: r.getrandbits(), lambda: r.setstate(1), lambda: r.setstate((1,)),
          lambda: r.setstate(state[:-1] + (625,)), lambda: r.setstate(state[:-1] + (-1,)), lambda: r.setstate(('a',) * 625), lambda: r.setstate((-1,) * 625),
          lambda: r.setstate([1] * 625)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class R(_random.Random):
    def __init__(self, name, seed):
        self.name = name
        self.seed(seed)


t = R('t', 1)
print(t.name, t.random(), t.getrandbits(32))
r = _random.Random(99)
n = r.getrandbits(100000)
print(n.bit_length() > 99900, n % (2**61 - 1), n.bit_count())
