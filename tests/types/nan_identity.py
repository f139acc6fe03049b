# A nan is equal to nothing, but containers find the same object; every float('nan') is another one.
import math
import struct
from array import array

a, b = float('nan'), float('nan')
print(a is a, a is b, a == a, a != a, a == b)
print(a in [a], a in [b], [a] == [a], [a] == [b], (a, 1) == (a, 1), (a, 1) == (b, 1))
print((a,) <= (a,), (a,) <= (b,), not (float('nan'), 1) <= (float('nan'), 2))
print([b, a].index(a), [a, b, a].count(a), len({a, b, a}), {a: 1, b: 2}[a], a in {b}, a in {a: 1}.values())
print(math.nan in [math.nan], a is math.nan, math.nan is math.nan, a is float(a), hash(a) == hash(a))
c = -a
print(c, math.copysign(1, c), math.copysign(1, a), a + 1, repr(a), f'{a:8.2f}', '%g' % a)
for x in (a, b, c, math.nan, float('-nan'), float('inf') - float('inf')):
    print(struct.pack('>d', abs(x)).hex(), struct.pack('>f', abs(x)).hex(), struct.pack('>e', abs(x)).hex())
print(struct.pack('>d', c).hex(), struct.pack('>d', struct.unpack('>d', b'\x7f\xf8\0\0\0\0\x12\x34')[0]).hex())
print(array('d', [a]).tobytes() == array('d', [b]).tobytes(), bytes(memoryview(array('d', [a]))).hex())
print(a.hex(), float.fromhex('nan'), complex(a, 1), complex('nan') == complex('nan'))
try:
    a.as_integer_ratio()
except ValueError as e:
    print(e)
