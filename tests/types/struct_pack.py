# struct.pack of every code
import struct


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
struct.pack('b', -128), struct.pack('b', 127), struct.pack('B', 255), struct.pack('h', -2), struct.pack('H', 65535), struct.pack('i', -1), struct.pack('I', 2**32 - 1)
struct.pack('l', -2**63), struct.pack('L', 2**64 - 1), struct.pack('q', 2**63 - 1), struct.pack('Q', 2**64 - 1), struct.pack('n', -1), struct.pack('N', 1), struct.pack('P', 255), struct.pack('P', -1)
struct.pack('<h', 258), struct.pack('>h', 258), struct.pack('!h', 258), struct.pack('=h', 258), struct.pack('@h', 258), struct.pack('<i', -2), struct.pack('>i', -2), struct.pack('<l', 1), struct.pack('>q', -2), struct.pack('>Q', 2**64 - 2)
struct.pack('c', b'x'), struct.pack('3s', b'ab'), struct.pack('3s', b'abcdef'), struct.pack('s', b''), struct.pack('0s', b'abc'), struct.pack('5p', b'ab'), struct.pack('p', b'ab'), struct.pack('3p', b'abcdef'), struct.pack('0p', b'a')
struct.pack('?', 0), struct.pack('?', 5), struct.pack('?', ''), struct.pack('>?', [1]), struct.pack('x'), struct.pack('3x'), struct.pack('bxb', 1, 2)
struct.pack('f', 1.5), struct.pack('>f', 1.5), struct.pack('d', -0.1), struct.pack('>d', 1), struct.pack('e', 1.5), struct.pack('>e', -2.0), struct.pack('<e', 65504.0), struct.pack('e', 6e-8), struct.pack('e', 3e-8), struct.pack('e', 2.98e-8), struct.pack('e', 0.1)
struct.pack('f', float('inf')), struct.pack('d', float('-inf')), struct.pack('e', float('inf')), struct.pack('<f', float('nan')), struct.pack('<e', float('nan')), struct.pack('f', 1e-46), struct.pack('<f', 3.4028235e38), struct.pack('f', True), struct.pack('d', 2**53 + 1)
struct.pack('bhilq', 1, 2, 3, 4, 5), struct.pack('<bhilq', 1, 2, 3, 4, 5), struct.pack('bi', 1, 2), struct.pack('ib', 1, 2), struct.pack('ib0i', 1, 2), struct.pack('2h3b', 1, 2, 3, 4, 5), struct.pack(' 2h  b ', 1, 2, 3), struct.pack('')
struct.pack('b', 128)
struct.pack('b', -129)
struct.pack('B', -1)
struct.pack('<H', 65536)
struct.pack('>i', 2**31)
struct.pack('I', -1)
struct.pack('q', 2**63)
struct.pack('Q', 2**64)
struct.pack('<Q', -2**70)
struct.pack('P', 2**64)
struct.pack('i', 1.0)
struct.pack('i', 'a')
struct.pack('i', None)
struct.pack('c', 'a')
struct.pack('c', b'ab')
struct.pack('s', 'a')
struct.pack('p', 5)
struct.pack('f', 'a')
struct.pack('<d', None)
struct.pack('<f', 1e39)
struct.pack('f', 1e39)
struct.pack('e', 65520.0)
struct.pack('d', 2**1024)
struct.pack('i')
struct.pack('i', 1, 2)
struct.pack('ii', 1)
struct.pack('z', 1)
struct.pack('i<', 1)
struct.pack('5', 1)
struct.pack('<n', 1)
struct.pack('>P', 1)
struct.pack('1 i', 1)
struct.pack(5)
struct.pack()
struct.pack(b'i', 7), struct.pack('i', True)
''')


class I:
    def __index__(self):
        return 300


class F:
    def __float__(self):
        return 1.5


class B:
    def __bool__(self):
        raise KeyError('b')


print(struct.pack('hQ', I(), I()), struct.pack('f', F()))
for f in (lambda: struct.pack('b', I()), lambda: struct.pack('i', F()), lambda: struct.pack('?', B()), lambda: struct.pack('f', I())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
