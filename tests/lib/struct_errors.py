# struct: formats, sizes, errors.
import struct


class Index:
    def __index__(self):
        return 65


def pack_into(format, offset, *values):
    b = bytearray(4)
    struct.pack_into(format, b, offset, *values)
    return b


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "struct.pack('<bBhHiIqQ', 1, 2, 3, 4, 5, 6, 7, 8), struct.pack('>hl', 1, 2), struct.pack('3s', b'ab'), struct.pack('5p', b'abc'), struct.pack('c', b'a'), struct.pack('?', 5), struct.pack('<e', 1.5), struct.pack('<f', 1.5), struct.pack('<d', 1.5), struct.pack('xx'), struct.pack('2h', 1, 2), struct.pack('0s', b''), struct.pack('=2xh', 5)",
    "struct.unpack('<hi', b'\\x01\\x00\\x02\\x00\\x00\\x00'), struct.unpack('3s', b'abc'), struct.unpack('4p', b'\\x02abc'), struct.unpack('?', b'\\x05'), struct.unpack('>e', b'\\x3e\\x00'), struct.unpack('cc', b'ab'), struct.unpack('<q', b'\\xff' * 8), struct.unpack('<Q', b'\\xff' * 8), struct.unpack('', b'')",
    "struct.calcsize('<bhi'), struct.calcsize('bhi'), struct.calcsize('10s'), struct.calcsize('bP') > 8, struct.calcsize('@iq'), struct.calcsize('=iq'), struct.calcsize('')",
    "struct.pack('b', 128)",
    "struct.pack('B', -1)",
    "struct.pack('h', 40000)",
    "struct.pack('<i', 2**31)",
    "struct.pack('<Q', 2**64)",
    "struct.pack('<q', -2**63 - 1)",
    "struct.pack('b', 'a')",
    "struct.pack('b', 1.5)",
    "struct.pack('c', b'ab')",
    "struct.pack('c', 'a')",
    "struct.pack('s', 'a')",
    "struct.pack('s', 5)",
    "struct.pack('f', 'a')",
    "struct.pack('<f', 1e300)",
    "struct.pack('<e', 1e10)",
    "struct.pack('bb', 1)",
    "struct.pack('b', 1, 2)",
    "struct.pack('z', 1)",
    "struct.pack('<P', 1)",
    "struct.pack('5', 1)",
    'struct.pack()',
    'struct.pack(5)',
    "struct.unpack('h', b'a')",
    "struct.unpack('h', 'ab')",
    "struct.unpack('h', 5)",
    "struct.unpack_from('<h', b'abc', 1), struct.unpack_from('<h', b'abcd', -2), list(struct.iter_unpack('<h', b'abcd'))",
    "struct.unpack_from('<h', b'ab', 1)",
    "struct.unpack_from('<h', b'ab', -5)",
    "struct.iter_unpack('<h', b'abc')",
    "struct.iter_unpack('', b'')",
    "pack_into('<h', 1, 5), pack_into('<h', -2, 5)",
    "pack_into('<h', 3, 5)",
    "pack_into('<h', -9, 5)",
    "struct.pack_into('<h', b'abcd', 0, 5)",
    "struct.Struct('<h').size, struct.Struct('<h').format, struct.Struct('<h').pack(5), struct.Struct('<h').unpack(b'ab'), repr(struct.Struct('<h'))",
    'struct.Struct(5)',
    "struct.Struct('zz')",
    "struct.pack('b', Index()), struct.pack('<d', Index())",
    "struct.pack('100000000000000000000s', b'')",
    "struct.pack('<1000000000000q', 1) if 0 else ''"
)
