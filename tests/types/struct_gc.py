# iterators over buffers in reference cycles
import gc
import struct


class S(struct.Struct):
    pass


for i in range(50):
    s = S('<h')
    data = bytearray(b'\x01\0\x02\0')
    s.it = s.iter_unpack(data)
    next(s.it)
    s.me = s
del s, data
print(gc.collect() > 0)
data = bytearray(b'\x01\0\x02\0')
it = struct.iter_unpack('<h', data)
try:
    data.append(1)
except BufferError as e:
    print('locked', e)
print(list(it))
data.append(1)
print(data)
it = struct.iter_unpack('<h', memoryview(b'\x01\0\x02\0'))
print(next(it))
del it
for view in (memoryview(b'abcdefgh')[::2], memoryview(bytearray(8))[::-2]):
    for f in (lambda: struct.unpack('4s', view), lambda: struct.unpack_from('b', view), lambda: struct.iter_unpack('b', view),
              lambda: struct.pack_into('b', view, 0, 1), lambda: int.from_bytes(view), lambda: int(view), lambda: float(view)):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__)
