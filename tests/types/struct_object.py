# Struct objects and iterators over buffers
import struct

s = struct.Struct('<hb')
print(s, s.format, s.size, s.pack(1, 2), s.unpack(b'\x01\0\x02'), s.unpack_from(b'\0\x01\0\x02', 1), s.unpack_from(buffer=b'\x01\0\x02'))
b = bytearray(5)
s.pack_into(b, 1, 3, 4)
print(b, list(s.iter_unpack(b'\x01\0\x02' * 2)))
it = s.iter_unpack(bytearray(b'\x01\0\x02' * 3))
print(iter(it) is it, it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'end'))
for f in (lambda: struct.Struct(), lambda: struct.Struct(5), lambda: struct.Struct('z'), lambda: struct.Struct('i', 'j'), lambda: struct.Struct(x=1),
          lambda: s.pack(), lambda: s.pack(1, 2, 3), lambda: s.pack('a', 1), lambda: s.unpack(b''), lambda: s.unpack('abc'), lambda: s.unpack(),
          lambda: s.unpack_from(b'a'), lambda: s.unpack_from(b'abc', 1), lambda: s.pack_into(), lambda: s.pack_into(b), lambda: s.pack_into(b, 0),
          lambda: s.pack_into(b, 3, 1, 2), lambda: s.iter_unpack(b'abcd'), lambda: s.iter_unpack(5), lambda: type(it)(), lambda: setattr(s, 'size', 1),
          lambda: setattr(s, 'x', 1), lambda: struct.Struct('').iter_unpack(b'')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class P(struct.Struct):
    def __init__(self, fmt, name):
        super().__init__(fmt)
        self.name = name


p = P(format if False else '>i', 'big')
print(p.name, p.pack(1), p.size, repr(p), isinstance(p, struct.Struct))
print(struct.Struct(format='i').size, struct.Struct(b'<q').format, struct.error.__mro__[:2], struct.error('x').args)


class Evil:
    def __index__(self):
        try:
            q.__init__('<100s')
        except RuntimeError as e:
            pass
        return 5


q = struct.Struct('<hh')
try:
    r = q.pack(Evil(), 1)
except Exception as e:
    pass
print('alive')
import weakref
w = weakref.ref(s)
print(w() is s)
