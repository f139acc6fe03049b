# struct.unpack, unpack_from, pack_into, iter_unpack, calcsize
import struct


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
struct.unpack('b', b'\xff'), struct.unpack('B', b'\xff'), struct.unpack('<h', b'\x01\xff'), struct.unpack('>H', b'\x01\xff'), struct.unpack('<i', b'\xff\xff\xff\x7f'), struct.unpack('>I', b'\xff\xff\xff\xff')
struct.unpack('<q', b'\0' * 7 + b'\x80'), struct.unpack('<Q', b'\xff' * 8), struct.unpack('=l', b'\xfe\xff\xff\xff'), struct.unpack('n', b'\xff' * 8), struct.unpack('N', b'\xff' * 8), struct.unpack('P', b'\xff' * 8)
struct.unpack('?', b'\0'), struct.unpack('?', b'\x05'), struct.unpack('c', b'a'), struct.unpack('2c', b'ab'), struct.unpack('2s', b'ab'), struct.unpack('2s1s', b'abc'), struct.unpack('0s', b''), struct.unpack('4p', b'\x02abc'), struct.unpack('4p', b'\x09abc'), struct.unpack('p', b'\x05'), struct.unpack('x', b'a'), struct.unpack('bxb', b'\x01\x02\x03'), struct.unpack('', b'')
struct.unpack('<f', b'\0\0\xc0\x3f'), struct.unpack('>d', b'\x3f\xf8' + b'\0' * 6), struct.unpack('<e', b'\x00\x3e'), struct.unpack('<e', b'\x00\x7c'), struct.unpack('<e', b'\x01\x00'), struct.unpack('>e', b'\x83\xff'), struct.unpack('<f', b'\0\0\x80\x7f'), struct.unpack('<e', b'\x01\x7e')
struct.unpack('bi', b'\x01\0\0\0\x02\0\0\0'), struct.unpack('<bi', b'\x01\x02\0\0\0'), struct.unpack(b'<h', bytearray(b'\x01\x02')), struct.unpack('<h', memoryview(b'\x01\x02'))
struct.unpack('i', b'abc')
struct.unpack('i', b'abcde')
struct.unpack('i', 'abcd')
struct.unpack('i', 5)
struct.unpack('i')
struct.unpack_from('<h', b'\x01\x02\x03\x04'), struct.unpack_from('<h', b'\x01\x02\x03\x04', 1), struct.unpack_from('<h', b'\x01\x02\x03\x04', -2), struct.unpack_from('<h', buffer=b'\x01\x02\x03\x04', offset=2)
struct.unpack_from('<h', b'\x01\x02\x03\x04', 3)
struct.unpack_from('<h', b'\x01\x02\x03\x04', -1)
struct.unpack_from('<h', b'\x01\x02\x03\x04', -5)
struct.unpack_from('<h', b'\x01')
struct.unpack_from('<h', b'\x01\x02', 'a')
struct.unpack_from('<h', b'\x01\x02', 2**70)
list(struct.iter_unpack('<h', b'\x01\0\x02\0')), list(struct.iter_unpack('<hb', b'\x01\0\x02' * 3)), list(struct.iter_unpack('b', b''))
struct.iter_unpack('<h', b'\x01\0\x02')
struct.iter_unpack('', b'')
struct.iter_unpack('0s', b'a')
struct.calcsize('b'), struct.calcsize('bi'), struct.calcsize('<bi'), struct.calcsize('ib'), struct.calcsize('ib0q'), struct.calcsize('100s'), struct.calcsize('3h2x'), struct.calcsize('nNP'), struct.calcsize('>e?c'), struct.calcsize(''), struct.calcsize('bhilqfd')
struct.calcsize('9' * 30 + 'i')
struct.calcsize('4611686018427387904i')
struct.calcsize('k')
struct.calcsize('é')
struct.calcsize('i\0i')
struct.calcsize(None)
''')
b = bytearray(8)
struct.pack_into('<hb', b, 1, 258, 7)
struct.pack_into('<h', b, -2, -1)
struct.pack_into('0s', b, 8, b'')
print(b)
for a in (('<h',), ('<h', b), ('<h', b, 0), ('<h', b, 0, 1, 2), ('<h', b, 7, 1), ('<h', b, -1, 1), ('<h', b, -9, 1), ('<h', bytes(4), 0, 1),
          ('<h', 'abc', 0, 1), ('<h', b, 'x', 1), ('<h', b, 0, 2**15), ('<h', memoryview(b), 0, 5)):
    try:
        print(struct.pack_into(*a), b)
    except Exception as e:
        print(type(e).__name__, e)
