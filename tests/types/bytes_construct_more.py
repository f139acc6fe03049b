# bytes(): every kind of argument.
class WithBytes:
    def __bytes__(self):
        return b'own'


class BadBytes:
    def __bytes__(self):
        return 'text'


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return 65 + i


class Index:
    def __index__(self):
        return 2**80


class B(bytes):
    pass


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "bytes(), bytes(3), bytes([1, 2]), bytes((255,)), bytes(range(3)), bytes(b'a'), bytes(bytearray(b'b')), bytes(memoryview(b'c')), bytes('é', 'utf-8'), bytes('é', 'ascii', 'replace'), bytes(x for x in (1, 2)), bytes({5}), bytes(source=[1]), bytes('a', encoding='ascii')",
    "bytes('a')",
    'bytes(-1)',
    'bytes([256])',
    'bytes([-1])',
    "bytes(['a'])",
    'bytes([1.5])',
    'bytes(1.5)',
    'bytes(None)',
    'bytes(2**70)',
    "bytes(b'a', 'ascii')",
    "bytes(5, 'ascii')",
    "bytes(5, errors='strict')",
    "bytes('a', 'nosuch')",
    "bytes('é', 'ascii')",
    "bytes('a', 5)",
    'bytes(1, 2, 3, 4)',
    "bytes(encoding='ascii')",
    "bytes.fromhex('61 62'), bytes.fromhex(''), bytes.fromhex('ABcd'), bytes.fromhex(' 0 0') if 0 else '', bytes.fromhex('\\t61\\n62'), bytearray.fromhex('ff')",
    "bytes.fromhex('6')",
    "bytes.fromhex('xx')",
    "bytes.fromhex('6 1')",
    "bytes.fromhex('é')",
    'bytes.fromhex(5)',
    "bytes.fromhex(b'61')",
    'bytes(WithBytes()), bytes(Seq())',
    'bytes(BadBytes())',
    'bytes(Index())',
    "B(b'ab'), type(B(b'ab')).__name__, B(2), type(B(b'ab')[0:1]).__name__, B(b'a') + b'c', hash(B(b'a')) == hash(b'a'), type(B.fromhex('61')).__name__",
    "bytes.__new__(B, b'x')",
    'bytes.__new__(int)',
    "b'ab'.__bytes__(), b'a'.__getnewargs__(), b'a'.__add__(b'b'), b'ab'.__contains__(97), b'a'.__eq__('a')",
    "setattr(b'a', 'x', 1)",
    "b'a'.__setitem__"
)
